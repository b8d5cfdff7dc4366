package dev.baton.escalation.accountweb;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.StorableText;
import dev.baton.escalation.accounts.AccountEscalation.Trend;
import dev.baton.escalation.accounts.Contributions;
import dev.baton.escalation.accounts.Criterion;
import dev.baton.escalation.accounts.ExitCriteria;
import dev.baton.escalation.accounts.RequestAccountEscalation;
import dev.baton.escalation.accounts.Responsible;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * One account escalation. Everything answers 404 where there is none of that number that they may read, 403 where they may only read
 * it, and 409 with an advice where it stands elsewhere. Accepting, setting up, ending and reviewing it are tasks in Tasklist.
 */
@RestController
@RequestMapping("/api/account-escalations/{number}")
class AccountEscalationApi {

    private final AccountEscalationReach reach;
    private final ShowAccountEscalation show;
    private final ExitCriteria criteria;
    private final Contributions contributions;
    private final RequestAccountEscalation cases;
    private final Responsible responsible;

    AccountEscalationApi(
            AccountEscalationReach reach,
            ShowAccountEscalation show,
            ExitCriteria criteria,
            Contributions contributions,
            RequestAccountEscalation cases,
            Responsible responsible) {
        this.reach = reach;
        this.show = show;
        this.criteria = criteria;
        this.contributions = contributions;
        this.cases = cases;
        this.responsible = responsible;
    }

    /** @param owner id of a person; missing for who is directly responsible */
    record NewCriterion(
            @StorableText(max = ExitCriteria.LONGEST, required = true) @Nullable
            String text,

            @StorableText(max = 64) @Nullable String owner) {}

    record Made(long id) {}

    /**
     * @param state met, waived or open
     * @param reason needed for waived, and for open where it was settled
     */
    record Settled(
            @StorableText(max = 20, required = true) @Nullable
            String state,

            @StorableText(max = 2_000) @Nullable String reason) {}

    /** @param hours from 0.05 to 1000, with two places after the point at most */
    record Effort(
            @NotNull(message = "is missing: hours, like 1.5") @Nullable
            BigDecimal hours,

            @StorableText(max = 1_000) @Nullable String note) {}

    record Words(
            @StorableText(max = 8_000, required = true) @Nullable
            String text) {}

    record Reason(
            @StorableText(max = 2_000, required = true) @Nullable
            String reason) {}

    record Subject(
            @StorableText(max = 24, required = true) @Nullable
            String number) {}

    record Named(
            @StorableText(max = 64, required = true) @Nullable
            String person,

            @StorableText(max = 1_000, required = true) @Nullable
            String reason) {}

    /** @param trend improving, same or declining */
    record Course(
            @StorableText(max = 20, required = true) @Nullable
            String trend) {}

    /** With its cases as far as they may read them, its criteria, effort by person and what happened. */
    @GetMapping
    ShownAccountEscalation get(@PathVariable String number, Authentication login) {
        return show.of(reach.reading(number, login));
    }

    /** 201 and the id of the criterion. */
    @PostMapping("/criteria")
    @ResponseStatus(HttpStatus.CREATED)
    Made add(@PathVariable String number, @RequestBody @Valid NewCriterion criterion, Authentication login) {
        reach.leading(number, login);
        return new Made(criteria.add(number, criterion.text(), criterion.owner(), login.getName()));
    }

    /** 204. Also by who owns it. 400 where it is waived without a reason. */
    @PutMapping("/criteria/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(
            @PathVariable String number,
            @PathVariable long id,
            @RequestBody @Valid Settled settled,
            Authentication login) {
        reach.settling(number, id, login);
        criteria.settle(
                number, id, named(Criterion.State.class, "state", settled.state()), settled.reason(), login.getName());
    }

    /** 201 and the id of the entry. Own effort, by everybody who may read it. */
    @PostMapping("/effort")
    @ResponseStatus(HttpStatus.CREATED)
    Made effort(@PathVariable String number, @RequestBody @Valid Effort effort, Authentication login) {
        reach.reading(number, login);
        return new Made(contributions.effort(number, effort.hours(), effort.note(), login.getName()));
    }

    /** 204. What the contacts of the account were told; the next update is due later. */
    @PostMapping("/updates")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(@PathVariable String number, @RequestBody @Valid Words update, Authentication login) {
        reach.leading(number, login);
        contributions.update(number, update.text(), login.getName());
    }

    /** 204. Why it goes on although all its criteria are settled; it is reminded of again later. */
    @PostMapping("/continuation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void goOn(@PathVariable String number, @RequestBody @Valid Reason reason, Authentication login) {
        reach.leading(number, login);
        criteria.goOn(number, reason.reason(), login.getName());
    }

    /** 204, also where it belongs to it already. 400 where it is no case of the account that they may read. */
    @PostMapping("/cases")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addCase(@PathVariable String number, @RequestBody @Valid Subject subject, Authentication login) {
        reach.leading(number, login);
        cases.add(number, subject.number(), login.getName());
    }

    /** 204, also where it does not belong to it. */
    @DeleteMapping("/cases/{subject}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCase(@PathVariable String number, @PathVariable String subject, Authentication login) {
        reach.leading(number, login);
        cases.remove(number, subject, login.getName());
    }

    /** 204. Somebody else is directly responsible. 400 where they are not of Customer Success, the managers or leadership. */
    @PutMapping("/responsible")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(@PathVariable String number, @RequestBody @Valid Named named, Authentication login) {
        reach.leading(number, login);
        responsible.name(number, named.person(), named.reason(), login.getName());
    }

    /** 204. */
    @PutMapping("/trend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void trend(@PathVariable String number, @RequestBody @Valid Course course, Authentication login) {
        reach.leading(number, login);
        contributions.trend(number, named(Trend.class, "trend", course.trend()), login.getName());
    }

    static <E extends Enum<E>> E named(Class<E> kind, String field, String name) {
        for (var one : kind.getEnumConstants()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
                return one;
            }
        }
        throw new Refusal(
                field,
                "must be one of "
                        + java.util.Arrays.stream(kind.getEnumConstants())
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .collect(java.util.stream.Collectors.joining(", ")));
    }
}
