package dev.baton.escalation;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Answers;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.StepsTried;
import dev.baton.casefile.TimeFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The briefs of escalations, and what a brief of a case can be made of without asking anybody. */
@Component
public class Briefs {

    private static final int MESSAGES = 20;
    private static final int TRIED = 5;
    private static final int SHORT = 300;

    private final JdbcClient jdbc;
    private final Conversation conversation;
    private final Answers answers;
    private final Accounts accounts;
    private final PromisedWord promised;
    private final StepsTried ticked;

    Briefs(
            JdbcClient jdbc,
            Conversation conversation,
            Answers answers,
            Accounts accounts,
            PromisedWord promised,
            StepsTried ticked) {
        this.ticked = ticked;
        this.jdbc = jdbc;
        this.conversation = conversation;
        this.answers = answers;
        this.accounts = accounts;
        this.promised = promised;
    }

    private record Row(
            long escalation,
            @Nullable String issue,
            @Nullable String stepsTried,
            @Nullable String hypothesis,
            @Nullable String impact,
            @Nullable String ask) {

        EscalationBrief brief() {
            return new EscalationBrief(issue, stepsTried, hypothesis, impact, ask);
        }
    }

    /**
     * As it can be made of what is known: the report, the steps that were ticked, what we wrote and answered in forms, the root cause, the account and the
     * promised word. Five SQL statements.
     */
    public EscalationBrief known(Case subject) {
        return new EscalationBrief(
                cut("%s: %s".formatted(subject.subject(), subject.description()), EscalationBrief.LONGEST),
                tried(subject),
                subject.rootCause() == null ? null : cut(subject.rootCause(), EscalationBrief.LONGEST),
                impact(subject),
                null);
    }

    /** Nothing of it where the escalation is of before there were briefs. */
    public EscalationBrief of(long escalation) {
        return jdbc.sql("select * from escalation_brief where escalation = ?")
                .param(escalation)
                .query(Row.class)
                .optional()
                .map(Row::brief)
                .orElse(EscalationBrief.NONE);
    }

    /** Those of the escalations of a case, by their ids. */
    public Map<Long, EscalationBrief> of(CaseNumber number) {
        return jdbc.sql("""
                select brief.* from escalation_brief brief join escalation one on one.id = brief.escalation
                where one.case_number = ?
                """).param(number.value()).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::escalation, Row::brief));
    }

    public void keep(long escalation, EscalationBrief brief) {
        jdbc.sql("""
                insert into escalation_brief (escalation, issue, steps_tried, hypothesis, impact, ask)
                values (?, ?, ?, ?, ?, ?)
                on conflict (escalation) do update set issue = excluded.issue, steps_tried = excluded.steps_tried,
                  hypothesis = excluded.hypothesis, impact = excluded.impact, ask = excluded.ask
                """)
                .params(escalation, brief.issue(), brief.stepsTried(), brief.hypothesis(), brief.impact(), brief.ask())
                .update();
    }

    private @Nullable String tried(Case subject) {
        var said = conversation.latest(subject.number(), MESSAGES, 0).stream()
                .filter(message -> message.direction() != Direction.INBOUND && !message.automatic())
                .map(message -> message.text());
        var answered = answers.of(subject.number()).stream().map(answer -> answer.question() + ": " + answer.value());
        var told = Stream.concat(answered, said).toList();
        var all = Stream.concat(
                        ticked.of(subject.number()).stream(), told.stream().skip(Math.max(0, told.size() - TRIED)))
                .map(text -> "- " + cut(text.strip().replaceAll("\\s+", " "), SHORT))
                .toList();
        return all.isEmpty() ? null : cut(String.join("\n", all), EscalationBrief.LONGEST);
    }

    private @Nullable String impact(Case subject) {
        var account = accounts.get(subject.account());
        var known = Stream.concat(
                        ofAccount(account),
                        Stream.of(promised.next(subject.number())
                                .map(due -> "promised word " + TimeFormat.told(due))
                                .orElse("")))
                .filter(fact -> !fact.isEmpty())
                .toList();
        return known.isEmpty() ? null : String.join(", ", known);
    }

    /** In the words that the fields of an account have in all languages. */
    private static Stream<String> ofAccount(Account account) {
        return Stream.of(
                told("tier", account.tier()),
                told(
                        "ARR",
                        account.arr() == null
                                ? null
                                : account.arr().stripTrailingZeros().toPlainString()),
                told("renewal", account.renewalDate()),
                told("health", account.health()));
    }

    private static String told(String name, @Nullable Object value) {
        return value == null ? "" : name + " " + Objects.toString(value);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
