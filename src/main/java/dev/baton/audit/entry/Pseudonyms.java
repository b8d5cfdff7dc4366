package dev.baton.audit.entry;

import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.TransactionMemory;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Pseudonyms and keys of whom entries are about. They never change until they are destroyed, so that what is known of them may be old:
 * what is sealed with a key that is gone is not kept.
 */
@Component
public class Pseudonyms {

    private static final int KNOWN = 20_000;

    /** How long ago somebody may have been erased that another node has not heard of. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Subject> byName = Collections.synchronizedMap(new Latest<>());
    private final Map<String, String> byRef = Collections.synchronizedMap(new Latest<>());

    /** Made by this transaction: others may know them when it is committed. */
    private final TransactionMemory<Map<String, Subject>> made = new TransactionMemory<>(HashMap::new);

    Pseudonyms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param isNew whether nobody had heard of them before this call */
    record Found(Subject subject, boolean isNew) {}

    /** One SQL statement for who was not known here, else none. */
    Found find(String name) {
        var known = byName.get(name);
        if (known == null) {
            known = made.get().get(name);
        }
        return known == null ? ask(name) : new Found(known, false);
    }

    private Found ask(String name) {
        var ref = "p-" + HexFormat.of().formatHex(Seal.random(8));
        var found = jdbc.sql("""
                        with made as (
                          insert into audit_subject (ref, subject, key, made_at) values (:ref, :name, :key, :now)
                          on conflict (subject) do nothing returning ref, subject, key)
                        select ref, subject as name, key from made
                        union all select ref, subject, key from audit_subject where subject = :name
                        """)
                .param("ref", ref)
                .param("name", name)
                .param("key", Seal.random(Seal.KEY_BYTES))
                .param("now", TimeFormat.stored(clock.instant()))
                .query(Subject.class)
                .optional()
                .orElseGet(() -> committedMeanwhile(name));
        var isNew = found.ref().equals(ref);
        keepInMind(found, isNew);
        return new Found(found, isNew);
    }

    /** Somebody else made it while this statement waited for them: its own snapshot does not show it. */
    private Subject committedMeanwhile(String name) {
        return jdbc.sql("select ref, subject as name, key from audit_subject where subject = ?")
                .param(name)
                .query(Subject.class)
                .single();
    }

    private void keepInMind(Subject subject, boolean isNew) {
        if (isNew && TransactionSynchronizationManager.isSynchronizationActive()) {
            made.get().put(subject.name(), subject);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    know(subject);
                }
            });
        } else {
            know(subject);
        }
    }

    private void know(Subject subject) {
        byName.put(subject.name(), subject);
        byRef.put(subject.ref(), subject.told());
    }

    /** What people call those behind pseudonyms; whoever was erased is not among them. At most one SQL statement. */
    public Map<String, String> names(Collection<String> refs) {
        var told = new HashMap<String, String>();
        refs.forEach(ref -> {
            var known = byRef.get(ref);
            if (known != null) {
                told.put(ref, known);
            }
        });
        var unknown =
                refs.stream().filter(ref -> !told.containsKey(ref)).distinct().toArray(String[]::new);
        if (unknown.length > 0) {
            jdbc.sql("select ref, subject as name, key from audit_subject where ref = any (?) and subject is not null")
                    .param(unknown)
                    .query(Subject.class)
                    .list()
                    .forEach(subject -> {
                        know(subject);
                        told.put(subject.ref(), subject.told());
                    });
        }
        return told;
    }

    /** The pseudonyms of these, of those who have one. One SQL statement. */
    public Map<String, String> refs(Collection<String> names) {
        return jdbc
                .sql("select ref, subject as name, key from audit_subject where subject = any (?)")
                .param(names.toArray(String[]::new))
                .query(Subject.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Subject::name, Subject::ref));
    }

    /** Whoever was erased, on whichever node, in the last days is known no more. One SQL statement. */
    public void forgetErased() {
        var erased = jdbc.sql("select ref from audit_subject where erased_at > ?")
                .param(TimeFormat.stored(clock.instant().minus(REMEMBERED)))
                .query(String.class)
                .set();
        byRef.keySet().removeAll(erased);
        synchronized (byName) {
            byName.values().removeIf(subject -> erased.contains(subject.ref()));
        }
    }

    private static final class Latest<V> extends LinkedHashMap<String, V> {

        private Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > KNOWN;
        }
    }
}
