package dev.baton.sla.policy;

import dev.baton.calendar.Calendars;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import dev.baton.casefile.TransactionMemory;
import dev.baton.engine.RuleFailed;
import dev.baton.sla.ClockName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionRequirementsDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the newest {@code sla.dmn} asks of each clock of a case. */
@Component
public class SlaPolicy {

    private final RepositoryService repository;
    private final Calendars calendars;
    private final CaseFile caseFile;
    private final Facts facts;
    private final ApplicationEventPublisher publisher;
    private final TransactionMemory<List<Policy>> ofThisTransaction = new TransactionMemory<>(ArrayList::new);
    private volatile @Nullable Policy newest;

    SlaPolicy(
            RepositoryService repository,
            Calendars calendars,
            CaseFile caseFile,
            Facts facts,
            ApplicationEventPublisher publisher) {
        this.publisher = publisher;
        this.repository = repository;
        this.calendars = calendars;
        this.caseFile = caseFile;
        this.facts = facts;
    }

    /** The same, with plain times where the rules fail, which is told: what begins to run has to be due. */
    public Map<ClockName, Target> targetsAnyway(CaseNumber number, @Nullable String team) {
        try {
            return of(number).targets(team);
        } catch (RuleFailed failed) {
            publisher.publishEvent(new RuleFailed.Replaced(failed));
            return PlainTimes.targets(newest(), team);
        }
    }

    public CasePolicy of(CaseNumber number) {
        var subject = caseFile.get(number);
        var known = new HashMap<>(facts.of(number));
        known.put(
                "priority",
                subject.priority() == null ? null : subject.priority().name());
        known.put("team", subject.team());
        known.remove("number");
        return new CasePolicy(newest(), calendars, known);
    }

    /** What the policy asks of the clocks of one case, as its facts are. */
    public record CasePolicy(Policy policy, Calendars calendars, Map<String, Object> facts) {

        /** @param team that is asked, null for the one that has the case */
        public Map<ClockName, Target> targets(@Nullable String team) {
            var about = new HashMap<>(facts);
            if (team != null) {
                about.put("team", team);
            }
            try {
                var targets = policy.targets(about);
                targets.values().forEach(target -> calendars.get(target.calendarVersion(), target.calendar()));
                return targets;
            } catch (RuntimeException failed) {
                throw new RuleFailed("sla", told(failed, about), failed);
            }
        }

        private static String told(RuntimeException failed, Map<String, Object> facts) {
            var known = facts.entrySet().stream()
                    .filter(fact -> fact.getValue() != null && !fact.getKey().equals("account"))
                    .map(fact -> fact.getKey() + "=" + fact.getValue())
                    .sorted()
                    .collect(Collectors.joining(", "));
            var why = String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
            return "%s. Facts: %s".formatted(why.startsWith("sla.dmn") ? why : "sla.dmn: " + why, known);
        }
    }

    /** Asked once in a transaction. */
    public Policy newest() {
        var known = ofThisTransaction.get();
        if (known.isEmpty()) {
            known.add(read());
        }
        return known.get(0);
    }

    private Policy read() {
        var definition = definition();
        var known = newest;
        var calendar = calendars.latest();
        if (known == null || !known.isOf(definition.getId(), calendar)) {
            known = new Policy(
                    definition.getId(),
                    definition.getVersion(),
                    calendar,
                    new PolicyRules(repository.getResourceAsStream(
                            definition.getDeploymentId(), definition.getResourceName())));
            newest = known;
        }
        return known;
    }

    private DecisionRequirementsDefinition definition() {
        var definition = repository
                .createDecisionRequirementsDefinitionQuery()
                .decisionRequirementsDefinitionKey("sla")
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new IllegalStateException("There is no SLA policy: deploy processes/sla.dmn");
        }
        return definition;
    }
}
