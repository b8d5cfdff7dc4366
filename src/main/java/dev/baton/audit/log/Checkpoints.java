package dev.baton.audit.log;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.audit.note.Checkpoint;
import dev.baton.audit.note.NoteFault;
import dev.baton.audit.note.SignedNote;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signed statements of how many leaves the log has, and under which root. */
@Component
public class Checkpoints {

    /** With the signatures of witnesses below Baton's own. */
    private static final String READ = """
            select size, at, note || coalesce((
              select string_agg(line, '' order by line) from audit_cosignature c where c.size = audit_checkpoint.size), '') as note
            from audit_checkpoint
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LogBook log;
    private final AuditSettings settings;
    private final SigningKey key;
    private final ApplicationEventPublisher events;
    private final Alarms alarms;

    Checkpoints(
            JdbcClient jdbc,
            Clock clock,
            LogBook log,
            AuditSettings settings,
            SigningKey key,
            ApplicationEventPublisher events,
            Alarms alarms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.log = log;
        this.settings = settings;
        this.key = key;
        this.events = events;
        this.alarms = alarms;
    }

    /**
     * @param size how many leaves it states
     * @param note the signed note
     */
    public record Signed(long size, Instant at, String note) {}

    /** Signs what is there. Empty where there is no key, nothing new, or another node is at it. */
    @Transactional
    public Optional<Signed> sign() {
        if (key.signer().isEmpty() || !log.isMine()) {
            return Optional.empty();
        }
        var size = log.size();
        var latest = latest();
        if (latest.filter(checkpoint -> checkpoint.size() > size).isPresent()) {
            tellBroken("it has %d entries, and %d were signed"
                    .formatted(size, latest.get().size()));
            return Optional.empty();
        }
        if (size == 0 || latest.filter(checkpoint -> checkpoint.size() == size).isPresent()) {
            return Optional.empty();
        }
        if (latest.filter(checkpoint -> !goesOnFrom(checkpoint)).isPresent()) {
            return Optional.empty();
        }
        var text = new Checkpoint(settings.origin(), size, log.root(size)).text();
        var signed = new Signed(
                size, clock.instant(), key.signer().orElseThrow().sign(text).toString());
        jdbc.sql("insert into audit_checkpoint (size, at, note) values (?, ?, ?)")
                .params(signed.size(), TimeFormat.stored(signed.at()), signed.note())
                .update();
        return Optional.of(signed);
    }

    /** Whether what was signed last, which is no longer than the log, is the beginning of it; of a log of another name nobody can tell. */
    private boolean goesOnFrom(Signed before) {
        try {
            var stated = Checkpoint.parse(SignedNote.parse(before.note()).text());
            if (!stated.origin().equals(settings.origin()) || stated.hasRoot(log.root(before.size()))) {
                return true;
            }
            tellBroken("its first %d entries are not those that were signed".formatted(before.size()));
        } catch (BrokenLog | NoteFault fault) {
            tellBroken(fault.getMessage());
        }
        return false;
    }

    private void tellBroken(String why) {
        alarms.raise(
                Alarm.Kind.LOG_BROKEN,
                "audit log",
                "Somebody changed it around Baton, or an older state was restored: %s. Nothing more is signed. Export it and check it with verify-audit against a checkpoint kept elsewhere."
                        .formatted(why));
    }

    /** The one with the most leaves. One SQL statement. */
    public Optional<Signed> latest() {
        return jdbc.sql(READ + "order by size desc limit 1").query(Signed.class).optional();
    }

    /** The first that states at least so many leaves. One SQL statement. */
    public Optional<Signed> covering(long leaves) {
        return jdbc.sql(READ + "where size >= ? order by size limit 1")
                .param(leaves)
                .query(Signed.class)
                .optional();
    }

    /** The latest of them, the newest first. One SQL statement. */
    public List<Signed> latest(int most) {
        return jdbc.sql(READ + "order by size desc limit ?")
                .param(most)
                .query(Signed.class)
                .list();
    }

    /** Writes down with which key is signed from now on, where it is another than before. */
    @Transactional
    public void tellKey() {
        key.signer().ifPresent(signer -> {
            var told = jdbc.sql("""
                            select body::jsonb #>> '{details,key}' from audit_entry where kind = 'AuditKeyUsed'
                            order by id desc limit 1
                            """).query(String.class).optional();
            if (told.filter(signer.key().toString()::equals).isEmpty()) {
                events.publishEvent(
                        Deed.of("AuditKeyUsed").with("key", signer.key().toString()));
            }
        });
    }

    /** The public keys that ever signed here, the latest last. One SQL statement. */
    public List<String> keys() {
        return jdbc.sql("""
                        select body::jsonb #>> '{details,key}' from audit_entry where kind = 'AuditKeyUsed' order by id
                        """).query(String.class).list().stream().distinct().toList();
    }
}
