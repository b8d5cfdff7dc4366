package dev.baton.intake.slack;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Refusal;
import dev.baton.intake.AddMessage;
import dev.baton.notification.SlackDesk;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Taking charge, declining and answering the customer, as the page of the case and Tasklist do it. */
@Component
class SlackActions {

    private static final String TAKE_CHARGE = "userTask_takeCharge";
    /** As of what is said on a page: nobody else has told the customer. */
    private final SlackDesk slack;

    private final ActingPerson acting;
    private final SlackDialogs words;
    private final TaskService tasks;
    private final FormService forms;
    private final AddMessage messages;

    SlackActions(
            SlackDesk slack,
            ActingPerson acting,
            SlackDialogs words,
            TaskService tasks,
            FormService forms,
            AddMessage messages) {
        this.slack = slack;
        this.acting = acting;
        this.words = words;
        this.tasks = tasks;
        this.forms = forms;
        this.messages = messages;
    }

    /**
     * Something a person wants to do.
     *
     * @param user who, as Slack calls them
     * @param channel where
     * @param number the case it is about
     * @param escalation the number of the escalation; empty where it is about none
     * @param key the same again is the same
     */
    record Wanted(String user, String channel, CaseNumber number, String escalation, String key) {

        /** @param value of a button: the case, and the escalation with its level where it is about one */
        static Wanted of(String user, String channel, String value, String key) {
            var parts = value.split(" ");
            var escalation = parts.length > 1 ? parts[1].replaceAll("/.*", "") : "";
            return new Wanted(user, channel, new CaseNumber(parts[0]), escalation, key);
        }
    }

    void takeCharge(Wanted wanted) {
        answer(wanted, Map.of("answer", "accepted"));
    }

    void decline(Wanted wanted, String reason) {
        answer(wanted, Map.of("answer", "declined", "note_answer", reason));
    }

    void reply(Wanted wanted, String text) {
        var person = person(wanted);
        acting.on(
                wanted.number(),
                person,
                () -> messages.add(
                        wanted.number(),
                        new NewMessage(
                                Direction.OUTBOUND, false, person, text, NewMessage.WRITTEN_HERE, wanted.key(), null)));
    }

    private void answer(Wanted wanted, Map<String, Object> answers) {
        var person = person(wanted);
        acting.on(wanted.number(), person, () -> {
            var task = question(wanted, person);
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            forms.submitTaskForm(task.getId(), answers);
            return null;
        });
    }

    private Task question(Wanted wanted, String person) {
        var task = tasks
                .createTaskQuery()
                .processInstanceBusinessKey(wanted.number().value())
                .taskDefinitionKey(TAKE_CHARGE)
                .processVariableValueEquals("escalation", Long.valueOf(wanted.escalation()))
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new Refusal("task", words.word("notAsked")));
        if (task.getAssignee() != null && !task.getAssignee().equals(person)) {
            throw new Refusal("task", words.word("otherAsked", task.getAssignee()));
        }
        return task;
    }

    private String person(Wanted wanted) {
        if (slack.caseOf(wanted.channel()).filter(wanted.number()::equals).isEmpty()) {
            throw new Refusal("channel", words.word("otherChannel", wanted.number()));
        }
        return slack.person(wanted.user()).orElseThrow(() -> new Refusal("user", words.word("unknown")));
    }
}
