package dev.baton.engine.people;

import dev.baton.engine.People;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People by one statement each, past the engine: its commands hold a connection until they end. A right password that was stored by a
 * fast function is stored by the slow one.
 */
@Component
class StoredPeople implements People {

    private static final String UP_TO_DATE = "{" + Argon2Passwords.ALGORITHM + "}";

    private static final String LOGIN = """
            pwd_, salt_, (select max(value_) from act_id_info where user_id_ = u.id_ and key_ = 'oidc.subject') as subject
            from act_id_user u where id_ = ?
            """;

    private final JdbcClient jdbc;
    private final PasswordManager passwords;

    StoredPeople(JdbcClient jdbc, Argon2Passwords slow) {
        this.jdbc = jdbc;
        this.passwords = new PasswordManager(slow, List.of());
    }

    private record Login(
            @Nullable String hash,
            @Nullable String salt,
            @Nullable String subject) {

        static Login of(ResultSet row) throws SQLException {
            return new Login(row.getString("pwd_"), row.getString("salt_"), row.getString("subject"));
        }

        String stamp() {
            return digest(hash + " " + salt + " " + subject);
        }
    }

    @Override
    public Optional<People.Known> find(String user) {
        return jdbc.sql("""
                select id_, (select version from people_version) as version,
                  array(select group_id_ from act_id_membership where user_id_ = u.id_ order by group_id_) as groups,
                """ + LOGIN)
                .param(user)
                .query((row, number) -> person(row))
                .optional();
    }

    @Override
    public long version() {
        return jdbc.sql("select version from people_version").query(Long.class).single();
    }

    @Override
    public Optional<String> stampOf(String user, String password) {
        var stored = loginOf(user).filter(theirs -> theirs.hash() != null);
        if (stored.isEmpty()) {
            passwords.encrypt(password);
            return Optional.empty();
        }
        return stored.filter(theirs -> matches(password, theirs))
                .map(theirs -> slow(user, password, theirs).stamp());
    }

    private Optional<Login> loginOf(String user) {
        return jdbc.sql("select " + LOGIN)
                .param(user)
                .query((row, number) -> Login.of(row))
                .optional();
    }

    private boolean matches(String password, Login stored) {
        return passwords.check(EncryptionUtil.saltPassword(password, stored.salt()), stored.hash());
    }

    /** Unless they were given another one meanwhile. */
    private Login slow(String user, String password, Login stored) {
        if (String.valueOf(stored.hash()).startsWith(UP_TO_DATE)) {
            return stored;
        }
        var anew = new Login(
                passwords.encrypt(EncryptionUtil.saltPassword(password, stored.salt())),
                stored.salt(),
                stored.subject());
        var stores = jdbc.sql("update act_id_user set pwd_ = ?, rev_ = rev_ + 1 where id_ = ? and pwd_ = ?")
                .params(anew.hash(), user, stored.hash())
                .update();
        return stores == 1 ? anew : loginOf(user).orElse(stored);
    }

    private static People.Known person(ResultSet row) throws SQLException {
        var groups = List.of((String[]) row.getArray("groups").getArray());
        return new People.Known(row.getString("id_"), groups, Login.of(row).stamp(), row.getLong("version"));
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
