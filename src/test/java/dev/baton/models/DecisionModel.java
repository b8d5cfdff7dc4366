package dev.baton.models;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A DMN file by its names and sizes. Every question is answered with the ids that offend. */
record DecisionModel(Path file, DmnModelInstance dmn) {

    private static final String DRAWING = "https://www.omg.org/spec/DMN/20191111/DMNDI/";

    static DecisionModel of(Path file) {
        return new DecisionModel(file, Dmn.readModelFromFile(file.toFile()));
    }

    Stream<String> decisions() {
        return all(Decision.class).map(Decision::getId);
    }

    List<String> misnamed() {
        return ids(
                Decision.class,
                decision -> !Wording.isVerbAndObject(decision.getId())
                        || !Wording.camelCase(decision.getName()).equals(decision.getId()));
    }

    List<String> forgotten() {
        return ids(Decision.class, decision -> decision.getCamundaHistoryTimeToLiveString() == null);
    }

    List<String> misnamedRules() {
        return ids(Rule.class, rule -> !rule.getId().matches("rule_[a-z][A-Za-z]*"));
    }

    List<String> undescribedRules() {
        return ids(Rule.class, rule -> !isDescribed(rule));
    }

    List<String> unexplainedPolicies() {
        return ids(
                DecisionTable.class,
                table -> table.getHitPolicy() != HitPolicy.UNIQUE && !isDescribed((Decision) table.getParentElement()));
    }

    List<String> tooLarge() {
        return ids(
                DecisionTable.class,
                table -> table.getRules().size() > 12 || table.getInputs().size() > 4);
    }

    List<String> missing() {
        return Stream.concat(decisions(), requirements())
                .filter(id -> !isDrawn(id))
                .toList();
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    private Stream<String> requirements() {
        return all(InformationRequirement.class).map(requirement -> requirement.getAttributeValue("id"));
    }

    private boolean isDrawn(String id) {
        return Stream.of("DMNShape", "DMNEdge")
                .flatMap(kind -> dmn.getDocument().getElementsByNameNs(DRAWING, kind).stream())
                .map(element -> element.getAttribute("dmnElementRef"))
                .anyMatch(id::equals);
    }

    private static boolean isDescribed(DmnElement element) {
        var description = element.getDescription();
        return description != null && !description.getTextContent().isBlank();
    }

    private <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return dmn.getModelElementsByType(type).stream();
    }

    private <T extends DmnElement> List<String> ids(Class<T> type, Predicate<T> offending) {
        return all(type).filter(offending).map(DmnElement::getId).toList();
    }
}
