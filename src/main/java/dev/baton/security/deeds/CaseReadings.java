package dev.baton.security.deeds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.security.ReadableCases;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who reads a case that is theirs only because they may read every case. Told once for each person, case and day; that somebody is
 * of the case's people is asked every ten minutes at most. Whoever may not read every case reads theirs, which is not asked at all.
 */
@Component
public class CaseReadings {

    private static final int REMEMBERED = 100_000;

    private final Cache<String, Boolean> inside = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final ApplicationEventPublisher events;
    private final OnceADay once;
    private final ReadableCases cases;
    private final JdbcClient jdbc;

    CaseReadings(ApplicationEventPublisher events, OnceADay once, ReadableCases cases, JdbcClient jdbc) {
        this.events = events;
        this.once = once;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    /** They read it now: an entry that cannot be written is a case that is not read. */
    public void read(Authentication login, @Nullable String number) {
        if (number == null || !CaseNumber.isOne(number) || !cases.isEvery(login)) {
            return;
        }
        var what = "reads %s %s".formatted(number, login.getName());
        if (once.isKnown(what) || inside.getIfPresent(what) != null) {
            return;
        }
        if (isOutside(login, number)) {
            once.tell(
                    what,
                    () -> events.publishEvent(
                            Deed.of("CaseRead").by(login.getName()).on(new CaseNumber(number))));
        } else {
            inside.put(what, true);
        }
    }

    /** Somebody who may read every case asks the engine itself, in which any of them can be seen: told once for each person and day. */
    public void engineRead(@Nullable Authentication login) {
        if (login != null && cases.isEvery(login)) {
            once.tell(
                    "engine " + login.getName(),
                    () -> events.publishEvent(Deed.of("EngineRead").by(login.getName())));
        }
    }

    /** False where there is no such case. */
    private boolean isOutside(Authentication login, String number) {
        var own = cases.ownOf(login);
        return jdbc.sql("""
                select exists (select 1 from support_case where number = :number) and coalesce(%s, false) = false
                """.formatted(own.include(":number")))
                .params(own.params())
                .param("number", number)
                .query(Boolean.class)
                .single();
    }
}
