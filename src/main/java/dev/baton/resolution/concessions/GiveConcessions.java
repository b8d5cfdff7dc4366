package dev.baton.resolution.concessions;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ConcessionEnded;
import dev.baton.casefile.CaseEvent.ConcessionGiven;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.resolution.GiveConcession;
import dev.baton.resolution.concessions.Concession.State;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class GiveConcessions implements GiveConcession {

    private static final int MOST_DIGITS = 12;
    private static final int DECIMALS = 2;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final ConcessionRecords records;
    private final ConcessionRequests requests;
    private final ConcessionProcess concessions;
    private final Approvers approvers;
    private final Limits limits;
    private final CaseFile caseFile;
    private final CaseProcess process;
    private final String currency;

    GiveConcessions(
            ConcessionRecords records,
            ConcessionRequests requests,
            ConcessionProcess concessions,
            Approvers approvers,
            Limits limits,
            CaseFile caseFile,
            CaseProcess process,
            @Value("${baton.currency}") String currency) {
        this.records = records;
        this.requests = requests;
        this.concessions = concessions;
        this.approvers = approvers;
        this.limits = limits;
        this.caseFile = caseFile;
        this.process = process;
        this.currency = currency;
    }

    @Override
    @Transactional
    public Given give(
            CaseNumber number, Kind kind, @Nullable BigDecimal value, String reason, String by, @Nullable String key) {
        var amount = checked(kind, value);
        var subject = caseFile.getForChange(number);
        unlessClosed(subject);
        var same = same(number, amount, reason, by, key);
        if (same.isPresent()) {
            if (same.get().state() == State.ASKED) {
                process.unlessStuck(number);
                requests.goOnIfGone(subject, same.get());
            }
            return given(same.get(), false);
        }
        records.oneAfterTheOther(by);
        if (amount.value().compareTo(room(subject, kind, by).left()) <= 0) {
            return giveAtOnce(number, amount, reason, by, key);
        }
        if (approvers.first(subject, amount, by).isEmpty()) {
            throw tooMuch(subject, amount, by);
        }
        process.unlessStuck(number);
        return given(records.get(requests.ask(subject, amount, reason, by, key)), true);
    }

    private Given giveAtOnce(CaseNumber number, Amount amount, String reason, String by, @Nullable String key) {
        var id = records.add(number, amount, reason, by, key, true);
        caseFile.record(new ConcessionGiven(
                number,
                id,
                amount.kind().label(),
                amount.value().toPlainString(),
                amount.unit(),
                amount.what(),
                by,
                null,
                reason));
        return new Given(id, true, true, amount, null);
    }

    /** The same form sent again, or the same asked for again while nobody has decided. */
    private Optional<Concession> same(
            CaseNumber number, Amount amount, String reason, String by, @Nullable String key) {
        var sent = key == null ? Optional.<Concession>empty() : records.sentAs(number, key);
        return sent.or(() -> records.openOf(number).stream()
                .filter(open -> open.isFor(amount, reason, by))
                .findFirst());
    }

    private static Given given(Concession one, boolean created) {
        var atOnce = one.state() == State.GIVEN;
        return new Given(one.id(), atOnce, created, one.worth(), atOnce ? null : one.whom());
    }

    @Override
    @Transactional(readOnly = true)
    public Outlook outlook(CaseNumber number, Kind kind, BigDecimal value, String by) {
        var amount = checked(kind, value);
        var subject = caseFile.get(number);
        var room = room(subject, kind, by);
        var atOnce = amount.value().compareTo(room.left()) <= 0;
        return new Outlook(
                of(kind, room.limit()),
                of(kind, room.before()),
                of(kind, room.left()),
                atOnce,
                atOnce
                        ? null
                        : approvers
                                .first(subject, amount, by)
                                .map(Approver::whom)
                                .orElse(null));
    }

    @Override
    @Transactional
    public void withdraw(CaseNumber number, long id, String by) {
        caseFile.getForChange(number);
        var one = records.of(number, id);
        if (!one.askedBy().equals(by)) {
            throw new Refusal("id", "is asked for by %s, who alone withdraws it".formatted(one.askedBy()));
        }
        if (one.state() != State.ASKED) {
            throw new Refusal(
                    "id",
                    "is not open any more: the %s is %s"
                            .formatted(one.worth().what(), one.state().label()));
        }
        records.decide(id, State.WITHDRAWN, by, null);
        caseFile.record(new ConcessionEnded(number, id, one.worth().what(), by + " withdrew it"));
        concessions.end(number, id);
    }

    /** @param limit of who asks @param before what was given on the case and counts @param left what may be given at once */
    private record Room(BigDecimal limit, BigDecimal before, BigDecimal left) {}

    private Room room(Case subject, Kind kind, String by) {
        var before = limits.givenBefore(subject, kind);
        return limits.ofPerson(by, subject, kind)
                .map(limit -> new Room(limit.most(), before, limits.left(by, kind, limit, before)))
                .orElse(new Room(BigDecimal.ZERO, before, BigDecimal.ZERO));
    }

    private Refusal tooMuch(Case subject, Amount amount, String by) {
        return new Refusal(
                "amount",
                "must be at most %s: more than that nobody who is there may give on %s now"
                        .formatted(
                                of(amount.kind(), approvers.most(subject, amount, by))
                                        .told(Locale.ENGLISH),
                                subject.number()));
    }

    private static void unlessClosed(Case subject) {
        if (subject.status() == Status.CLOSED) {
            throw NotNow.as(subject);
        }
    }

    /** Its exponent is looked at first: a short number may be a very long one. */
    private Amount checked(Kind kind, @Nullable BigDecimal value) {
        if (value == null) {
            throw new Refusal("amount", "is missing: a number such as 49.90");
        }
        if (value.signum() <= 0) {
            throw new Refusal("amount", "must be above 0");
        }
        if ((long) value.precision() - value.scale() > MOST_DIGITS) {
            throw new Refusal("amount", "is too large: at most %d digits before the point".formatted(MOST_DIGITS));
        }
        if (value.stripTrailingZeros().scale() > DECIMALS) {
            throw new Refusal("amount", "must have at most two decimals, as in 49.90");
        }
        if (kind == Kind.DISCOUNT && value.compareTo(ALL) > 0) {
            throw new Refusal("amount", "must be at most 100: a discount is in percent");
        }
        return of(kind, value.setScale(DECIMALS));
    }

    private Amount of(Kind kind, BigDecimal value) {
        return new Amount(kind, value, kind == Kind.DISCOUNT ? "%" : currency);
    }
}
