package dev.baton.escalation.steps;

import static dev.baton.casefile.EscalationKind.HIERARCHICAL;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the path of an escalation depends on, read once nobody else can change it: how much authority there is on the case, how
 * far open escalations have come, and whom it is no use to ask.
 */
@Component
class WeighAuthority implements JavaDelegate {

    private final EscalationRecords escalations;
    private final Authority authority;
    private final CaseFile caseFile;

    WeighAuthority(EscalationRecords escalations, Authority authority, CaseFile caseFile) {
        this.escalations = escalations;
        this.authority = authority;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        caseFile.lock(number);
        var subject = caseFile.get(number);
        var open = escalations.openOf(number);
        var own = own(execution, open);
        var facts = new HashMap<String, Object>();
        facts.put("authority", authority(subject, open, (String) execution.getVariable("nobodyIn")));
        facts.put("line", Levels.line(open));
        facts.put("pending", open.stream().anyMatch(Escalation::isPending));
        facts.put("highRisk", subject.highRisk());
        facts.put("skill", subject.skill());
        facts.put("notAgain", notAgain((String) execution.getVariable("notAgain"), subject, open));
        facts.putAll(aligned(Levels.aligned(open, own).orElse(null)));
        execution.setVariables(facts);
    }

    private int authority(Case subject, List<Escalation> open, @Nullable String nobodyIn) {
        return IntStream.concat(
                        IntStream.of(authority.of(subject.accountable()), authority.ofGroup(nobodyIn)),
                        open.stream()
                                .filter(one -> one.kind() == HIERARCHICAL && one.level() > 0)
                                .mapToInt(one -> authority.ofGroup(one.toGroup())))
                .max()
                .orElse(0);
    }

    /** Those who hold the case, or were asked to before, one a line. */
    private static String notAgain(@Nullable String before, Case subject, List<Escalation> open) {
        return Stream.concat(
                        Stream.of(before, subject.accountable(), subject.responsible()),
                        open.stream().map(Escalation::holder))
                .filter(Objects::nonNull)
                .flatMap(String::lines)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable Escalation own(DelegateExecution execution, List<Escalation> open) {
        var id = (Number) execution.getVariable("escalation");
        return open.stream()
                .filter(one -> id != null && one.id() == id.longValue())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> aligned(@Nullable Escalation other) {
        var facts = new HashMap<String, Object>();
        facts.put("aligned", other != null);
        facts.put("alignedKind", other == null ? null : other.kind().label());
        facts.put("alignedLevel", other == null ? null : other.level());
        facts.put("alignedGroup", other == null ? null : other.toGroup());
        facts.put("alignedHolder", other == null || other.askedAll() ? null : other.holder());
        return facts;
    }
}
