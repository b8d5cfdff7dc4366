package dev.baton.routing.rota;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import dev.baton.routing.Rotas;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rotas of groups: each change is a version of its own, so that nobody loses another's without seeing it. */
@Component
public class KeptRotas implements Rotas {

    private static final int VERSIONS_KEPT = 200;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final RotaChecks checks;
    private final Clock clock;

    private final ApplicationEventPublisher events;

    KeptRotas(JdbcClient jdbc, ObjectMapper json, RotaChecks checks, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.json = json;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * @param version 0 where there never was one; it grows also where a rota is removed
     * @param written null where there is none
     */
    public record Kept(
            String group,
            long version,
            @Nullable WrittenRota written,
            @Nullable String by,
            @Nullable Instant at) {

        public boolean isThere() {
            return written != null;
        }

        public Rota rota() {
            return written == null ? Rota.NONE : RotaReader.read(written);
        }
    }

    public Kept of(String group) {
        return jdbc.sql("select * from rota where group_name = ? order by version desc limit 1")
                .param(group)
                .query((row, number) -> new Kept(
                        group,
                        row.getLong("version"),
                        read(row.getString("content")),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(new Kept(group, 0, null, null, null));
    }

    /** The groups that have one. */
    public List<String> groups() {
        return jdbc.sql("""
                select group_name from (
                  select distinct on (group_name) group_name, content from rota order by group_name, version desc
                ) newest where content is not null order by group_name
                """).query(String.class).list();
    }

    /**
     * @param made the version it was made from
     * @throws RotaChanged where that is not the newest any more
     * @throws dev.baton.casefile.Refusal for the first field that is wrong
     */
    @Transactional
    public Kept keep(String group, WrittenRota written, long made, String person) {
        var before = of(group);
        if (before.version() != made) {
            throw changed(before);
        }
        return insert(before, checks.checked(group, written, before), person);
    }

    /** @throws RotaChanged where {@code made} is not the newest version any more */
    @Transactional
    public void remove(String group, long made, String person) {
        var before = of(group);
        if (before.version() != made) {
            throw changed(before);
        }
        if (before.isThere()) {
            insert(before, null, person);
        }
    }

    @Override
    @Transactional
    public void begin(String group, String written, String person) {
        if (of(group).version() == 0) {
            keep(group, Objects.requireNonNull(read(written)), 0, person);
        }
    }

    private Kept insert(Kept before, @Nullable WrittenRota written, String person) {
        var now = clock.instant();
        var inserted = jdbc.sql("""
                insert into rota (group_name, version, content, changed_by, changed_at)
                values (:group, :version, :content::jsonb, :person, :now) on conflict do nothing
                """)
                .param("group", before.group())
                .param("version", before.version() + 1)
                .param("content", written == null ? null : write(written))
                .param("person", person)
                .param("now", TimeFormat.stored(now))
                .update();
        if (inserted == 0) {
            throw changed(of(before.group()));
        }
        events.publishEvent(Deed.of("RotaChanged")
                .by(person)
                .about("rota", before.group())
                .changed("version", before.version(), before.version() + 1)
                .with("removed", written == null));
        jdbc.sql("delete from rota where group_name = ? and version <= ?")
                .params(before.group(), before.version() + 1 - VERSIONS_KEPT)
                .update();
        return new Kept(before.group(), before.version() + 1, written, person, now);
    }

    private RotaChanged changed(Kept newest) {
        return new RotaChanged(
                newest.group(),
                newest.version(),
                Optional.ofNullable(newest.by()).orElse("nobody"),
                Optional.ofNullable(newest.at()).orElse(clock.instant()));
    }

    private String write(WrittenRota written) {
        try {
            return json.writeValueAsString(written);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable WrittenRota read(@Nullable String content) {
        try {
            return content == null ? null : json.readValue(content, WrittenRota.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("This is no rota", unreadable);
        }
    }
}
