package dev.baton.expectations.textweb;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.CaseFacts;
import dev.baton.expectations.CustomerTexts;
import dev.baton.expectations.Occasion;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of "Update customer" begins with a text that says what happened since they heard last; whoever has the task changes it. */
@Component
class PreparedUpdate implements CaseFacts {

    private static final String TASK = "userTask_updateCustomer";
    private static final String FIELD = "note_update";
    private static final String NEXT = "note_nextUpdate";

    private final CustomerTexts texts;
    private final CaseFile caseFile;
    private final TaskService tasks;

    PreparedUpdate(CustomerTexts texts, CaseFile caseFile, TaskService tasks) {
        this.texts = texts;
        this.caseFile = caseFile;
        this.tasks = tasks;
    }

    @Override
    public Set<String> names() {
        return Set.of(FIELD, NEXT);
    }

    @Override
    public Map<String, @Nullable Object> of(String number) {
        return Map.of();
    }

    @Override
    public Map<String, @Nullable Object> ofTask(String task, String number) {
        var update =
                tasks.createTaskQuery().taskId(task).taskDefinitionKey(TASK).singleResult();
        if (update == null) {
            return Map.of();
        }
        var writer = Objects.requireNonNullElse(update.getAssignee(), "");
        return texts.reply(
                        Occasion.UPDATE,
                        caseFile.get(new CaseNumber(number)),
                        null,
                        new CustomerTexts.Reply(writer, null))
                .map(PreparedUpdate::fields)
                .orElse(Map.of());
    }

    /** The hour that the text says is stated, so that this one is promised. */
    private static Map<String, @Nullable Object> fields(CustomerTexts.Written written) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(FIELD, written.text().text());
        fields.put(NEXT, written.next() == null ? null : written.next().toString());
        return fields;
    }
}
