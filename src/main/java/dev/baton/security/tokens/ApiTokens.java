package dev.baton.security.tokens;

import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens of API clients. Only their SHA-256 is stored. A fast function is right here and wrong for passwords: a token is
 * 256 random bits, which nobody guesses however fast they try, and it is looked up with every call.
 */
@Component
public class ApiTokens {

    /** Lets scanners for secrets recognise one. */
    static final String PREFIX = "baton_";

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
    /** The newest that a page shows. */
    private static final int SHOWN = 500;

    private static final String COLUMNS = "id, owner, name, scopes, created_at, expires_at, last_used_at, revoked_at";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ApiTokens(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The new token, to be shown once. */
    @Transactional
    public String create(String owner, String name, Set<Scope> scopes, Duration lifetime) {
        var token = PREFIX + secret();
        var now = clock.instant();
        var id = jdbc.sql("""
                insert into api_token (owner, name, hash, scopes, created_at, expires_at)
                values (:owner, :name, :hash, :scopes, :now, :end) returning id
                """)
                .param("owner", owner)
                .param("name", name)
                .param("hash", hash(token))
                .param("scopes", Scope.labels(scopes))
                .param("now", TimeFormat.stored(now))
                .param("end", TimeFormat.stored(now.plus(lifetime)))
                .query(Long.class)
                .single();
        events.publishEvent(Deed.of("TokenMade")
                .by(owner)
                .about("token", String.valueOf(id))
                .with("scopes", Scope.labels(scopes))
                .with("expires", now.plus(lifetime))
                .words("name", name));
        return token;
    }

    /** The token if it is one that is good now; its use is noted. */
    Optional<ApiToken> use(String token) {
        var now = TimeFormat.stored(clock.instant());
        var found = jdbc.sql("select " + COLUMNS
                        + " from api_token where hash = :hash and revoked_at is null and expires_at > :now")
                .param("hash", hash(token))
                .param("now", now)
                .query(ApiToken.class)
                .optional();
        found.filter(this::isToBeNoted)
                .ifPresent(used -> jdbc.sql("update api_token set last_used_at = :now where id = :id")
                        .param("now", now)
                        .param("id", used.id())
                        .update());
        return found;
    }

    List<ApiToken> of(String owner) {
        return jdbc.sql("select " + COLUMNS + " from api_token where owner = ? order by id desc limit ?")
                .params(owner, SHOWN)
                .query(ApiToken.class)
                .list();
    }

    List<ApiToken> all() {
        return jdbc.sql("select " + COLUMNS + " from (select * from api_token order by id desc limit ?) latest"
                        + " order by owner, id desc")
                .param(SHOWN)
                .query(ApiToken.class)
                .list();
    }

    /** Nothing happens to one that is somebody else's, unless {@code anyones}. */
    @Transactional
    public void revoke(long id, String by, boolean anyones) {
        var owners = jdbc.sql("""
                update api_token set revoked_at = :now, revoked_by = :by
                where id = :id and revoked_at is null and (owner = :by or :anyones) returning owner
                """)
                .param("now", TimeFormat.stored(clock.instant()))
                .param("by", by)
                .param("id", id)
                .param("anyones", anyones)
                .query(String.class)
                .list();
        owners.forEach(owner -> events.publishEvent(Deed.of("TokenRevoked")
                .by(by)
                .about("token", String.valueOf(id))
                .person("owner", owner)));
    }

    @Transactional
    public void revokeAll(String owner) {
        var ids = jdbc.sql("""
                update api_token set revoked_at = :now, revoked_by = :owner where owner = :owner and revoked_at is null
                returning id
                """)
                .param("now", TimeFormat.stored(clock.instant()))
                .param("owner", owner)
                .query(Long.class)
                .list();
        if (!ids.isEmpty()) {
            events.publishEvent(
                    Deed.of("TokensRevoked").about(Deed.PERSON, owner).with("tokens", ids));
        }
    }

    private boolean isToBeNoted(ApiToken token) {
        var last = token.lastUsedAt();
        return last == null || last.plus(USE_IS_NOTED_EVERY).isBefore(clock.instant());
    }

    private String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
