package dev.baton.audit.erasure;

import dev.baton.casefile.AccountId;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.UnknownCase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Legal holds: nothing of such a case, or of the cases of such an account, is erased until they are lifted. */
@Component
class Holds {

    private static final int SHOWN = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Holds(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * @param caseNumber null where it is of an account
     * @param account null where it is of a case
     */
    record Hold(
            long id,
            @Nullable String caseNumber,
            @Nullable String account,
            String reason,
            String setBy,
            Instant since) {}

    /** Those that stand, the newest first, 500 at most. One SQL statement. */
    List<Hold> standing() {
        return jdbc.sql("""
                        select id, case_number, account, reason, set_by, since from legal_hold where lifted_at is null
                        order by id desc limit ?
                        """).param(SHOWN).query(Hold.class).list();
    }

    @Transactional
    void set(@Nullable String caseNumber, @Nullable String account, @Nullable String reason, String by) {
        var ofCase = caseNumber == null || caseNumber.isBlank() ? null : number(caseNumber.strip());
        var ofAccount = account == null || account.isBlank()
                ? null
                : AccountId.of("account", account).value();
        if ((ofCase == null) == (ofAccount == null)) {
            throw new Refusal("case", "Name either a case or an account.");
        }
        var why = Reason.of(reason);
        try {
            jdbc.sql("insert into legal_hold (case_number, account, reason, set_by, since) values (?, ?, ?, ?, ?)")
                    .params(ofCase, ofAccount, why, by, TimeFormat.stored(clock.instant()))
                    .update();
        } catch (DuplicateKeyException there) {
            throw new Refusal("case", "There is a hold already: lift it first, if its reason is to be another.");
        } catch (DataIntegrityViolationException unknown) {
            throw new Refusal("case", "There is no such case or account.");
        }
        events.publishEvent(of(Deed.of("LegalHoldSet"), ofCase, ofAccount).words("reason", why));
    }

    private static String number(String given) {
        try {
            return new CaseNumber(given).value();
        } catch (UnknownCase unknown) {
            throw new Refusal("case", String.valueOf(unknown.getMessage()));
        }
    }

    @Transactional
    void lift(long id, String by) {
        var hold = jdbc.sql("""
                        update legal_hold set lifted_by = ?, lifted_at = ? where id = ? and lifted_at is null
                        returning id, case_number, account, reason, set_by, since
                        """)
                .params(by, TimeFormat.stored(clock.instant()), id)
                .query(Hold.class)
                .optional()
                .orElseThrow(() -> new Refusal("id", "There is no such hold any more."));
        events.publishEvent(of(Deed.of("LegalHoldLifted"), hold.caseNumber(), hold.account()));
    }

    /** Nobody sets or lifts one until this transaction is over. */
    void keepAsTheyAre() {
        jdbc.sql("lock table legal_hold in share mode").update();
    }

    /** @throws Refusal where one of these cases may not be touched */
    void refuse(List<String> cases) {
        var held = among(cases);
        if (!held.isEmpty()) {
            throw new Refusal(
                    "subject",
                    "A legal hold stands on %s: lift it first, or tell them why their data stays."
                            .formatted(String.join(", ", held)));
        }
    }

    /** All cases that may not be touched. One SQL statement. */
    List<String> cases() {
        return jdbc.sql("""
                        select c.number from support_case c join legal_hold h on h.case_number = c.number or h.account = c.account
                        where h.lifted_at is null
                        """).query(String.class).list();
    }

    /** Which of these cases may not be touched. One SQL statement. */
    List<String> among(List<String> cases) {
        return jdbc.sql("""
                        select c.number from support_case c
                        where c.number = any (?) and exists (
                          select 1 from legal_hold h
                          where h.lifted_at is null and (h.case_number = c.number or h.account = c.account))
                        order by c.number
                        """)
                .param(cases.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static Deed of(Deed deed, @Nullable String caseNumber, @Nullable String account) {
        return caseNumber == null ? deed.ofAccount(String.valueOf(account)) : deed.on(new CaseNumber(caseNumber));
    }
}
