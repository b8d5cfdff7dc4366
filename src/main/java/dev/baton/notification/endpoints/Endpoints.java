package dev.baton.notification.endpoints;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.SeparateTransaction;
import dev.baton.notification.OfferedEndpoints;
import dev.baton.notification.endpoints.Endpoint.Kind;
import dev.baton.notification.endpoints.Endpoint.Setup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The endpoints there are. */
@Component
public class Endpoints implements OfferedEndpoints {

    private static final int REMOVED_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final SeparateTransaction apart;
    private final Clock clock;
    private final EndpointCheck check;
    private final EndpointSecrets secrets;
    private final WantedEvents wanted;
    private final Alarms alarms;

    private final ApplicationEventPublisher events;

    Endpoints(
            JdbcClient jdbc,
            SeparateTransaction apart,
            Clock clock,
            EndpointCheck check,
            EndpointSecrets secrets,
            WantedEvents wanted,
            Alarms alarms,
            ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.apart = apart;
        this.clock = clock;
        this.check = check;
        this.secrets = secrets;
        this.wanted = wanted;
        this.alarms = alarms;
    }

    public List<Endpoint> all() {
        return jdbc.sql("select * from endpoint order by name, id")
                .query((row, nth) -> endpoint(row))
                .list();
    }

    public Map<String, Endpoint> byId() {
        return all().stream().collect(Collectors.toMap(Endpoint::id, Function.identity()));
    }

    public Optional<Endpoint> find(String id) {
        return jdbc.sql("select * from endpoint where id = ?")
                .param(id)
                .query((row, nth) -> endpoint(row))
                .optional();
    }

    /**
     * Makes it, or changes it: all of the setup counts. Who enables one again that was disabled starts anew.
     *
     * @return the secret of a new webhook, which is told nowhere else; null where it was there before, or signs nothing
     * @throws dev.baton.casefile.Refusal with what is wrong
     */
    @Transactional
    public @Nullable String save(String id, Setup setup, boolean enabled, String by) {
        check.check(id, setup);
        var before = find(id);
        var isNew = jdbc.sql("""
                insert into endpoint (id, name, kind, address, events, words, source, priorities, escalated, state, because, changed_at, changed_by)
                values (:id, :name, :kind, :address, :events, :words, :source, :priorities, :escalated, :state, :because, :now, :by)
                on conflict (id) do update set name = excluded.name, kind = excluded.kind, address = excluded.address,
                  events = excluded.events, words = excluded.words, source = excluded.source, priorities = excluded.priorities,
                  escalated = excluded.escalated, state = excluded.state, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                  because = case when excluded.state = 'ENABLED' then null else coalesce(endpoint.because, excluded.because) end,
                  failing_since = case when excluded.state = 'ENABLED' and endpoint.state = 'DISABLED' then null else endpoint.failing_since end
                returning xmax = 0
                """)
                .param("id", id)
                .param("name", setup.name().strip())
                .param("kind", setup.kind().name())
                .param("address", setup.address().strip())
                .param("events", setup.events().stream().distinct().toArray(String[]::new))
                .param("words", setup.words())
                .param("source", setup.source())
                .param("priorities", setup.priorities().stream().distinct().toArray(String[]::new))
                .param("escalated", setup.escalated())
                .param("state", enabled ? "ENABLED" : "DISABLED")
                .param("because", enabled ? null : by + " disabled it")
                .param("now", TimeFormat.stored(clock.instant()))
                .param("by", by)
                .query(Boolean.class)
                .single();
        settleAlarms(id, enabled);
        wanted.changed();
        events.publishEvent(told(isNew ? "EndpointMade" : "EndpointChanged", id, before, setup, enabled)
                .by(by));
        return setup.kind() == Kind.WEBHOOK && (isNew || secrets.of(id).isEmpty()) ? secrets.make(id) : null;
    }

    /** The address may be a secret: told is only that it changed. */
    private static Deed told(String kind, String id, Optional<Endpoint> before, Setup now, boolean enabled) {
        var was = before.map(Endpoint::setup);
        return Deed.of(kind)
                .about("endpoint", id)
                .changed("name", was.map(Setup::name).orElse(null), now.name().strip())
                .changed("kind", was.map(Setup::kind).orElse(null), now.kind())
                .changed("events", was.map(Setup::events).orElse(null), now.events())
                .changed("words", was.map(Setup::words).orElse(null), now.words())
                .changed("source", was.map(Setup::source).orElse(null), now.source())
                .changed("priorities", was.map(Setup::priorities).orElse(null), now.priorities())
                .changed("escalated", was.map(Setup::escalated).orElse(null), now.escalated())
                .changed("enabled", before.map(Endpoint::enabled).orElse(null), enabled)
                .with(
                        "address",
                        was.map(Setup::address)
                                        .filter(now.address().strip()::equals)
                                        .isPresent()
                                ? null
                                : "changed");
    }

    @Override
    @Transactional
    public void offer(String id, String name, String address, List<String> events) {
        if (find(id).isEmpty()) {
            save(id, new Setup(name, Kind.WEBHOOK, address, events, false, null, List.of(), false), false, "baton");
        }
    }

    /** What it was not told yet it will not be told. However much that is, nobody who works on a case waits for it. */
    public boolean remove(String id, String by) {
        var there = apart.call(() -> end(id, by));
        while (apart.call(() -> forgetSome(id)) == REMOVED_AT_ONCE) {
            // some at a time
        }
        return there;
    }

    private boolean end(String id, String by) {
        var there = jdbc.sql("delete from endpoint where id = ?").param(id).update() == 1;
        if (there) {
            events.publishEvent(Deed.of("EndpointRemoved").by(by).about("endpoint", id));
        }
        settleAlarms(id, false);
        wanted.changed();
        return there;
    }

    private int forgetSome(String id) {
        return jdbc.sql("""
                delete from endpoint_message where id in (
                  select id from endpoint_message where endpoint = ? limit ? for update skip locked)
                """).params(id, REMOVED_AT_ONCE).update();
    }

    /** A new secret; the one before signs beside it for a while. */
    @Transactional
    public String newSecret(String id) {
        events.publishEvent(Deed.of("EndpointSecretMade").about("endpoint", id));
        return secrets.make(id);
    }

    /** Whatever an administrator does with it settles that it was disabled: they have seen it. Who is not called cannot fail. */
    private void settleAlarms(String id, boolean enabled) {
        alarms.settle(Alarm.Kind.ENDPOINT_DISABLED, id);
        if (!enabled) {
            alarms.settle(Alarm.Kind.ENDPOINT_FAILING, id);
        }
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        var setup = new Setup(
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getString("address"),
                texts(row, "events"),
                row.getBoolean("words"),
                row.getString("source"),
                texts(row, "priorities"),
                row.getBoolean("escalated"));
        return new Endpoint(
                row.getString("id"),
                setup,
                row.getString("state").equals("ENABLED"),
                row.getString("because"),
                instant(row, "failing_since"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
