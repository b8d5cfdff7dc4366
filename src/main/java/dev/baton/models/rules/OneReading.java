package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Attr;

/**
 * What the gate reads is what the engine reads. The gate goes by local names, the engine by names and namespaces: so a name stands
 * once at an element, in a namespace that the engine reads, and there only where it is read.
 */
public class OneReading implements ModelRule {

    private static final Set<String> EXTENSIONS = Set.of(
            "http://camunda.org/schema/1.0/bpmn", "http://camunda.org/schema/1.0/dmn", "http://activiti.org/bpmn");
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");

    /** What editors write down for themselves. */
    private static final Set<String> NOTES = Set.of(
            "http://camunda.org/schema/modeler/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");

    private static final Set<String> NAMES_OF_NOTES = Set.of(
            "executionPlatform",
            "executionPlatformVersion",
            "stroke",
            "fill",
            "background-color",
            "border-color",
            "color");

    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Set<String> NAMES_OF_SCHEMA = Set.of("type", "schemaLocation");

    /** What the engine reads in its own namespace at an element of BPMN or DMN. */
    private static final Set<String> NAMES_OF_EXTENSIONS = Set.of(
            ("async asyncBefore asyncAfter exclusive jobPriority taskPriority topic type class expression delegateExpression"
                            + " resultVariable resultVariableName resource assignee candidateGroups candidateUsers"
                            + " candidateStarterGroups candidateStarterUsers dueDate followUpDate priority formKey formHandlerClass"
                            + " formRef formRefBinding formRefVersion calledElementBinding calledElementVersion"
                            + " calledElementVersionTag calledElementTenantId caseRef caseBinding caseVersion caseTenantId"
                            + " variableMappingClass variableMappingDelegateExpression decisionRef decisionRefBinding"
                            + " decisionRefVersion decisionRefVersionTag decisionRefTenantId mapDecisionResult collection"
                            + " elementVariable errorCodeVariable errorMessageVariable errorMessage escalationCodeVariable"
                            + " historyTimeToLive initiator isStartableInTasklist versionTag variableName variableEvents"
                            + " inputVariable")
                    .split(" "));

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        if (!isOfKnownNamespace(element)) {
            problems.add(
                    element,
                    "is a <%s> of the namespace \"%s\", which is not read here; remove it"
                            .formatted(element.kind(), namespace(element)));
        }
        if (element.is("definitions")) {
            twins(element, problems);
        }
        var names = new HashSet<String>();
        element.attributes().forEach(attribute -> {
            if (!names.add(attribute.getLocalName())) {
                problems.add(
                        element,
                        "has the attribute \"%s\" twice, in different namespaces; keep one"
                                .formatted(attribute.getLocalName()));
            }
            if (!isReadAt(element, attribute)) {
                problems.add(
                        element,
                        "has the attribute \"%s\" (\"%s\"), which the engine does not read there; remove it"
                                .formatted(attribute.getName(), attribute.getNamespaceURI()));
            }
        });
    }

    /** Ids that come twice, where the engine might go by another one than the gate. */
    private static void twins(ModelElement root, ModelProblems problems) {
        var ids = new HashSet<String>();
        root.all()
                .filter(element -> !EXTENSIONS.contains(namespace(element)))
                .forEach(element -> element.ownId()
                        .filter(id -> !ids.add(id))
                        .ifPresent(id -> problems.add(element, "comes twice under this id; give one of them another")));
    }

    private static boolean isOfKnownNamespace(ModelElement element) {
        var root = String.valueOf(
                element.dom().getOwnerDocument().getDocumentElement().getNamespaceURI());
        return namespace(element).equals(root)
                || EXTENSIONS.contains(namespace(element))
                || DRAWING.contains(namespace(element));
    }

    private static boolean isReadAt(ModelElement element, Attr attribute) {
        var namespace = attribute.getNamespaceURI();
        var name = attribute.getLocalName();
        if (namespace == null) {
            return true;
        } else if (namespace.equals(SCHEMA)) {
            return NAMES_OF_SCHEMA.contains(name);
        } else if (NOTES.contains(namespace)) {
            return NAMES_OF_NOTES.contains(name);
        }
        return EXTENSIONS.contains(namespace)
                && NAMES_OF_EXTENSIONS.contains(name)
                && !EXTENSIONS.contains(namespace(element));
    }

    private static String namespace(ModelElement element) {
        return String.valueOf(element.dom().getNamespaceURI());
    }
}
