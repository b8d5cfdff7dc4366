package dev.baton.notification.preferences;

import dev.baton.casefile.Deed;
import dev.baton.engine.PersonLeft;
import dev.baton.notification.preferences.Preference.How;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people chose; whoever chose nothing is told outside of Baton of what is always told only. */
@Component
class Preferences {

    private static final String PREFERENCES = """
            select u.id_, u.email_, chosen.*, known.zone, known.languages
            from act_id_user u left join preference chosen on chosen.person = u.id_ left join person known on known.id = u.id_
            """;

    private final JdbcClient jdbc;

    private final ApplicationEventPublisher events;

    Preferences(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
    }

    Optional<Preference> find(String person) {
        return of(List.of(person)).stream().findFirst();
    }

    /** Of those of them whom the engine knows. */
    List<Preference> of(Collection<String> people) {
        return jdbc.sql(PREFERENCES + "where u.id_ = any (?)")
                .param(people.toArray(String[]::new))
                .query((row, nth) -> preference(row))
                .list();
    }

    /** Of the members of a group who chose to hear of something. */
    List<Preference> ofGroup(String group) {
        return jdbc.sql(PREFERENCES + """
                join act_id_membership m on m.user_id_ = u.id_
                where m.group_id_ = ? and (cardinality(chosen.at_once) > 0 or cardinality(chosen.digest) > 0)
                """)
                .param(group)
                .query((row, nth) -> preference(row))
                .list();
    }

    @Transactional
    public void keep(Preference chosen) {
        var before = find(chosen.person());
        jdbc.sql("""
                insert into preference (person, mail, second, quiet_from, quiet_to, digest_at, at_once, digest)
                values (:person, :mail, :second, :from, :to, :digestAt, :atOnce, :digest)
                on conflict (person) do update set mail = excluded.mail, second = excluded.second,
                  quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, digest_at = excluded.digest_at,
                  at_once = excluded.at_once, digest = excluded.digest
                """)
                .param("person", chosen.person())
                .param("mail", chosen.mail())
                .param("second", chosen.second())
                .param("from", chosen.quiet() == null ? null : chosen.quiet().from())
                .param("to", chosen.quiet() == null ? null : chosen.quiet().to())
                .param("digestAt", chosen.digestAt())
                .param("atOnce", those(chosen, How.AT_ONCE))
                .param("digest", those(chosen, How.DIGEST))
                .update();
        var deed = Deed.of("PreferencesChanged").about(Deed.PERSON, chosen.person());
        events.publishEvent(
                before.map(was -> deed.words("from", told(was))).orElse(deed).words("to", told(chosen)));
    }

    @EventListener
    void forget(PersonLeft left) {
        if (left.group() == null) {
            for (var table : List.of("preference", "person_message", "sign_of_life")) {
                jdbc.sql("delete from " + table + " where person = ?")
                        .param(left.person())
                        .update();
            }
        }
    }

    private static String told(Preference one) {
        return "mail %s; second %s; quiet %s; digest at %s; %s"
                .formatted(one.mail(), one.second(), one.quiet(), one.digestAt(), one.all());
    }

    private static String[] those(Preference chosen, How how) {
        return chosen.topics().entrySet().stream()
                .filter(one -> one.getValue() == how)
                .map(one -> one.getKey().label())
                .toArray(String[]::new);
    }

    private static Preference preference(ResultSet row) throws SQLException {
        var topics = new EnumMap<Topic, How>(Topic.class);
        texts(row, "at_once").forEach(topic -> topics.put(Topic.of(topic), How.AT_ONCE));
        texts(row, "digest").forEach(topic -> topics.put(Topic.of(topic), How.DIGEST));
        var from = row.getObject("quiet_from", LocalTime.class);
        var digest = row.getObject("digest_at", LocalTime.class);
        return new Preference(
                row.getString("id_"),
                row.getString("mail"),
                row.getString("email_"),
                row.getString("second"),
                from == null ? null : new QuietHours(from, row.getObject("quiet_to", LocalTime.class)),
                digest == null ? Preference.MORNING : digest,
                Map.copyOf(topics),
                zone(row.getString("zone")),
                language(texts(row, "languages")));
    }

    private static ZoneId zone(@Nullable String known) {
        try {
            return known == null ? ZoneId.of("UTC") : ZoneId.of(known);
        } catch (DateTimeException unknown) {
            return ZoneId.of("UTC");
        }
    }

    /** The first that Baton speaks of those they speak. */
    private static Locale language(List<String> spoken) {
        return spoken.stream()
                .map(Locale::forLanguageTag)
                .filter(one -> List.of("en", "de").contains(one.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
