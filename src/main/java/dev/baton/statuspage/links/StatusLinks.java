package dev.baton.statuspage.links;

import dev.baton.casefile.CaseEvent.StatusLinkMade;
import dev.baton.casefile.CaseEvent.StatusLinksRevoked;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TimeFormat;
import dev.baton.statuspage.StatusPageSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links to the pages of cases. */
@Component
public class StatusLinks {

    private static final int MOST = 50;
    private static final Duration LEFT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final LinkTokens tokens;
    private final CaseFile caseFile;
    private final StatusPageSettings settings;
    private final Clock clock;

    StatusLinks(JdbcClient jdbc, LinkTokens tokens, CaseFile caseFile, StatusPageSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.caseFile = caseFile;
        this.settings = settings;
        this.clock = clock;
    }

    /** A link with what makes it one. */
    public record Told(StatusLink link, String token) {}

    /**
     * Another link to the case.
     *
     * @param by null where a text to the customer asks for it
     * @param validFor null for as long as one may be
     * @throws Refusal where that is no time, or longer, or the case has as many as it may
     */
    @Transactional
    public Told make(CaseNumber number, @Nullable String by, @Nullable Duration validFor) {
        caseFile.lock(number);
        if (current(number).size() >= MOST) {
            throw new Refusal(
                    "number", "has %d links, as many as a case may. Revoke them, then make a new one".formatted(MOST));
        }
        var salt = tokens.salt();
        var token = tokens.token(salt);
        var now = clock.instant();
        var link = jdbc.sql("""
                insert into status_link (case_number, salt, token_hash, made_by, made_at, expires_at)
                values (?, ?, ?, ?, ?, ?) returning *
                """)
                .params(
                        number.value(),
                        salt,
                        tokens.hash(token),
                        by,
                        TimeFormat.stored(now),
                        TimeFormat.stored(now.plus(valid(validFor))))
                .query(StatusLink.class)
                .single();
        caseFile.record(new StatusLinkMade(number, link.id(), link.expiresAt(), by));
        return new Told(link, token);
    }

    /** The newest link to the case that can be told again and is good for some days, made where there is none. */
    @Transactional
    public Told current(CaseNumber number, @Nullable String by) {
        var longEnough = clock.instant().plus(LEFT);
        return current(number).stream()
                .filter(link -> link.expiresAt().isAfter(longEnough))
                .flatMap(link -> again(link).stream())
                .findFirst()
                .orElseGet(() -> make(number, by, null));
    }

    /**
     * The link that a customer is told without anybody making one for them: empty where it was taken back, until somebody makes another,
     * and where people made as many as a case may have.
     */
    @Transactional
    public Optional<Told> forCustomer(CaseNumber number) {
        if (isTakenBack(number)) {
            return Optional.empty();
        }
        caseFile.lock(number);
        var longEnough = clock.instant().plus(LEFT);
        var known = current(number);
        var again = known.stream()
                .filter(link -> link.expiresAt().isAfter(longEnough))
                .flatMap(link -> again(link).stream())
                .findFirst();
        if (again.isPresent() || known.size() < MOST || replaceOldestOwn(known)) {
            return again.or(() -> Optional.of(make(number, null, null)));
        }
        return Optional.empty();
    }

    /** One that a person made stays. */
    private boolean replaceOldestOwn(List<StatusLink> known) {
        return known.stream()
                        .filter(link -> link.madeBy() == null)
                        .min(Comparator.comparing(StatusLink::id))
                        .map(oldest -> jdbc.sql("update status_link set revoked_at = ? where id = ?")
                                .params(TimeFormat.stored(clock.instant()), oldest.id())
                                .update())
                        .orElse(0)
                == 1;
    }

    boolean isTakenBack(CaseNumber number) {
        return jdbc.sql("select revoked_at is not null from status_link where case_number = ? order by id desc limit 1")
                .param(number.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Of which case somebody sees the page by this token, good or not. */
    Optional<CaseNumber> caseOf(String token) {
        return jdbc.sql("select case_number from status_link where token_hash = ?")
                .param(tokens.hash(token))
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** Those of the case that are neither revoked nor expired, the newest first. */
    public List<StatusLink> current(CaseNumber number) {
        return jdbc.sql("""
                select * from status_link where case_number = ? and revoked_at is null and expires_at > ?
                order by id desc
                """)
                .params(number.value(), TimeFormat.stored(clock.instant()))
                .query(StatusLink.class)
                .list();
    }

    /** With what makes it one, unless it was made with another key. */
    public Optional<Told> again(StatusLink link) {
        return tokens.again(link).map(token -> new Told(link, token));
    }

    /**
     * The link that has this token, if it is good: it is not where it is unknown, revoked or expired, or its case is closed for too
     * long. One SQL statement, whichever of these it is.
     */
    public Optional<StatusLink> open(String token) {
        return jdbc.sql("""
                with recursive found as (select * from status_link where token_hash = ?),
                  path (number, closed_at, merged_into) as (
                    select c.number, c.closed_at, c.merged_into from support_case c join found on found.case_number = c.number
                    union select c.number, c.closed_at, c.merged_into from support_case c join path on path.merged_into = c.number)
                select found.* from found join path on path.merged_into is null
                where found.revoked_at is null and found.expires_at > ? and (path.closed_at is null or path.closed_at > ?)
                """)
                .params(
                        tokens.hash(token),
                        TimeFormat.stored(clock.instant()),
                        TimeFormat.stored(clock.instant().minus(settings.validAfterClosing())))
                .query(StatusLink.class)
                .optional();
    }

    /** Somebody looks at it now. */
    public void opened(StatusLink link) {
        var now = clock.instant();
        if (link.openedAt() == null || link.openedAt().isBefore(now.minus(Duration.ofMinutes(1)))) {
            jdbc.sql("update status_link set opened_at = ? where id = ?")
                    .params(TimeFormat.stored(now), link.id())
                    .update();
        }
    }

    /** Nobody sees anything by the links of the case that there are. Nothing happens where there are none. */
    @Transactional
    public void revoke(CaseNumber number, String by) {
        caseFile.lock(number);
        var revoked = jdbc.sql("""
                update status_link set revoked_at = ?, revoked_by = ? where case_number = ? and revoked_at is null
                """)
                .params(TimeFormat.stored(clock.instant()), by, number.value())
                .update();
        if (revoked > 0) {
            caseFile.record(new StatusLinksRevoked(number, revoked, by));
        }
    }

    /** By when it ends at the latest, as the case is now. */
    public Instant ends(StatusLink link) {
        var closedAt = caseFile.mainOf(link.caseNumber()).closedAt();
        var afterClosing = closedAt == null ? link.expiresAt() : closedAt.plus(settings.validAfterClosing());
        return afterClosing.isBefore(link.expiresAt()) ? afterClosing : link.expiresAt();
    }

    private Duration valid(@Nullable Duration validFor) {
        var time = validFor == null ? settings.longest() : validFor;
        if (time.isNegative() || time.isZero() || time.compareTo(settings.longest()) > 0) {
            throw new Refusal(
                    "validFor", "must be between a moment and %s, such as PT72H or P30D".formatted(settings.longest()));
        }
        return time;
    }
}
