package dev.baton.sla.policy;

import dev.baton.calendar.BadCalendars;
import dev.baton.calendar.CalendarFile;
import dev.baton.calendar.CalendarProblem;
import dev.baton.calendar.Calendars;
import dev.baton.models.ModelInspection;
import dev.baton.models.ModelProblem;
import dev.baton.sla.Hours;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/** Rules that no deadline could be computed from stay out with the models they come with. */
@Component
class PolicyInspection implements ModelInspection {

    private static final Set<String> POLICIES = Set.of("sla", "expectations");

    private final Calendars calendars;

    PolicyInspection(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public List<ModelProblem> problems(Map<String, byte[]> files) {
        var problems = new ArrayList<ModelProblem>();
        var names = calendarNames(files, problems);
        files.forEach((name, content) -> {
            if (name.endsWith("sla.dmn") || name.endsWith("expectations.dmn")) {
                problems.addAll(inspect(name, content, names));
            } else if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
                misnamed(name, content).ifPresent(problems::add);
            }
        });
        return problems;
    }

    /** The calendars there will be: those that come now, or those that are there already. */
    private Set<String> calendarNames(Map<String, byte[]> files, List<ModelProblem> problems) {
        var names = new TreeSet<String>();
        for (var file : files.entrySet()) {
            if (CalendarsFollowDeployments.isCalendars(file.getKey())) {
                try {
                    names.addAll(CalendarFile.read(new String(file.getValue(), StandardCharsets.UTF_8))
                            .keySet());
                } catch (BadCalendars bad) {
                    bad.problems().forEach(problem -> problems.add(told(file.getKey(), problem)));
                }
            }
        }
        return names.isEmpty() && calendars.isAnyThere() ? calendars.names(calendars.latest()) : names;
    }

    private static ModelProblem told(String file, CalendarProblem problem) {
        return new ModelProblem(file, "", problem.sentence());
    }

    /** The policy is found by what it calls itself, and what it needs is looked for by its file's name. */
    private static Optional<ModelProblem> misnamed(String file, byte[] content) {
        return read(content)
                .map(model -> model.getDefinitions().getId())
                .filter(POLICIES::contains)
                .map(id -> new ModelProblem(
                        file, id, "is \"%1$s\" under another name; call the file %1$s.dmn".formatted(id)));
    }

    private static Optional<DmnModelInstance> read(byte[] content) {
        try {
            return Optional.of(Dmn.readModelFromStream(new ByteArrayInputStream(content)));
        } catch (ModelException unreadable) {
            return Optional.empty();
        }
    }

    private static List<ModelProblem> inspect(String file, byte[] content, Set<String> calendars) {
        return read(content).stream()
                .flatMap(model -> model.getModelElementsByType(Rule.class).stream())
                .flatMap(rule -> inspect(file, rule, calendars))
                .toList();
    }

    private static Stream<ModelProblem> inspect(String file, Rule rule, Set<String> calendars) {
        var table = (DecisionTable) rule.getParentElement();
        var outputs = table.getOutputs().iterator();
        return rule.getOutputEntries().stream()
                .flatMap(entry -> problem(table, outputs.next(), entry, calendars).stream())
                .map(problem -> new ModelProblem(file, rule.getId(), problem));
    }

    private static Optional<String> problem(
            DecisionTable table, Output output, OutputEntry entry, Set<String> calendars) {
        var cell =
                entry.getText() == null ? "" : entry.getText().getTextContent().strip();
        if (!cell.matches("\"[^\"]*\"")) {
            return Optional.empty();
        }
        var text = cell.substring(1, cell.length() - 1);
        return switch (table.getParentElement().getAttributeValue("id") + " " + output.getName()) {
            case "chooseCalendar calendar", "chooseTeamCalendar calendar", "chooseContactHours calendar" ->
                calendars.contains(text)
                        ? Optional.empty()
                        : Optional.of("there is no calendar \"%s\"; there are %s".formatted(text, calendars));
            case "setCadence updateEvery" -> PolicyNotation.problem(() -> PolicyNotation.cadence(text));
            case "chooseHours hours" -> PolicyNotation.problem(() -> Hours.of(text));
            case "countResolution counts" -> PolicyNotation.problem(() -> PolicyNotation.countsAlways(text));
            case "setRungs rungs" -> PolicyNotation.problem(() -> PolicyNotation.rungs(text));
            case "setRungs pausedBy" -> PolicyNotation.problem(() -> PolicyNotation.waits(text));
            default ->
                isBudget(table, output) ? PolicyNotation.problem(() -> PolicyNotation.budget(text)) : Optional.empty();
        };
    }

    private static boolean isBudget(DecisionTable table, Output output) {
        return "setBudgets".equals(table.getParentElement().getAttributeValue("id"))
                || "atMost".equals(output.getName());
    }
}
