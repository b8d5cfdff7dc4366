package dev.baton.escalation.accountsteps;

import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalation.State;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.ExitCriteria;
import dev.baton.escalation.accounts.StepLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Channel, brief and exit criteria: what has to be there before anybody leads it. */
@Component
class SetUpAccountEscalation implements TaskListener {

    private static final Set<String> READ = Set.of("note_channel", "note_brief", "note_criteria");
    private static final Pattern OWNED = Pattern.compile("^\\s*([^\\s:]{1,64})\\s*:\\s+(.*)$");

    private final AccountTask work;
    private final AccountEscalationRecords escalations;
    private final ExitCriteria criteria;
    private final StepLimits limits;

    SetUpAccountEscalation(
            AccountTask work, AccountEscalationRecords escalations, ExitCriteria criteria, StepLimits limits) {
        this.work = work;
        this.escalations = escalations;
        this.criteria = criteria;
        this.limits = limits;
    }

    private record Named(String text, @Nullable String owner) {}

    @Override
    public void notify(DelegateTask task) {
        var one = work.of(task, State.SETTING_UP);
        var by = work.by(task, one);
        var answers = new FormAnswers(task.getVariables());
        var changes = new HashMap<String, @Nullable Object>();
        changes.put("channel", answers.required("note_channel", "Channel", 200));
        changes.put("brief", answers.required("note_brief", "Brief"));
        named(one, answers).forEach(named -> criteria.add(one.number(), named.text(), named.owner(), by));
        changes.put("state", State.LEADING);
        changes.put("due", null);
        changes.put("next_update", limits.nextUpdate(one.account()));
        escalations.change(one.number(), changes);
        escalations.tell(one.number(), by, "setUp", null);
        work.keepTheRest(task, one, by, READ);
    }

    /** Those of the page count as well; then the form may name none. */
    private List<Named> named(AccountEscalation one, FormAnswers answers) {
        var text = answers.optional("note_criteria", "Exit criteria");
        if (text == null && escalations.criteriaOf(one.number()).isEmpty()) {
            throw new Refusal("note_criteria", "Fill in \"Exit criteria\": without any, nothing says when it ends.");
        }
        return text == null
                ? List.of()
                : text.lines()
                        .filter(line -> !TextRules.isEmpty(line))
                        .map(this::named)
                        .toList();
    }

    private Named named(String line) {
        var owned = OWNED.matcher(line);
        var text = owned.matches() ? owned.group(2) : line.strip();
        if (TextRules.isEmpty(text) || text.length() > ExitCriteria.LONGEST) {
            throw new Refusal(
                    "note_criteria",
                    "Each of \"Exit criteria\" must have 1 to %d characters; \"%s\" has not."
                            .formatted(ExitCriteria.LONGEST, line.length() > 60 ? line.substring(0, 60) + "…" : line));
        }
        return new Named(text, owned.matches() ? owner(owned.group(1)) : null);
    }

    private String owner(String before) {
        try {
            return criteria.known(before);
        } catch (Refusal nobody) {
            throw new Refusal(
                    "note_criteria",
                    "A single word before a colon names who owns a criterion, and \"%s\" is nobody. Write their name, or leave out the colon."
                            .formatted(before));
        }
    }
}
