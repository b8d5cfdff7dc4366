package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.Map;
import java.util.Optional;

/** Scripts, Java classes and connectors are refused in a process. */
public class NoCode implements ModelRule {

    private static final String INSTEAD =
            "Use a decision (business rule task), an expression, or a delegate expression that names one of Baton's beans.";

    private static final String FORM =
            "makes a form of the model, whose words the browser of whoever opens it would run as a"
                    + " program. Use a Camunda form by its id (formRef).";

    private static final Map<String, String> ELEMENTS = Map.of(
            "scriptTask",
            "is a script task. " + INSTEAD,
            "script",
            "holds a script. " + INSTEAD,
            "connector",
            "uses a connector. " + INSTEAD,
            "formData",
            FORM,
            "formField",
            FORM,
            "formProperty",
            FORM,
            "field",
            "injects a field. A bean takes what it needs from variables: use an input parameter.");

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "class", "names a Java class. " + INSTEAD,
            "formHandlerClass", "names a Java class. " + INSTEAD,
            "variableMappingClass", "names a Java class. Map variables one by one.",
            "scriptFormat", "names a script language. " + INSTEAD,
            "language", "names a language for its condition. Leave the language out; conditions are expressions.",
            "expressionLanguage", "names an expression language. Leave it out; there is one.",
            "formKey", "uses a form key, which can hold a page with scripts. Use a Camunda form by its id (formRef).",
            "caseRef", "calls a CMMN case. Call a process.");

    private static final String OLD_EXTENSIONS = "http://activiti.org/bpmn";

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        Optional.ofNullable(ELEMENTS.get(element.kind())).ifPresent(reason -> problems.add(element, reason));
        ATTRIBUTES.forEach((name, reason) -> element.attribute(name)
                .filter(value -> !isDefault(element, name))
                .ifPresent(value -> problems.add(element, reason)));
        checkType(element, problems);
        checkValidator(element, problems);
        checkNamespace(element, problems);
    }

    /** The one expression language may be named where a model says what its default is. */
    private static boolean isDefault(ModelElement element, String attribute) {
        return attribute.equals("expressionLanguage") && element.is("definitions");
    }

    private static void checkType(ModelElement element, ModelProblems problems) {
        var doesWork = element.kind().endsWith("Task") || element.kind().endsWith("EventDefinition");
        element.attribute("type")
                .filter(type -> doesWork && !type.equals("external"))
                .ifPresent(type -> problems.add(
                        element,
                        "is a task of the type \"%s\", which runs outside of any control. ".formatted(type) + INSTEAD));
    }

    private static void checkValidator(ModelElement element, ModelProblems problems) {
        if (element.is("constraint")
                && element.attribute("name").filter("validator"::equals).isPresent()) {
            problems.add(element, "validates a field by a program. Use the form's own checks.");
        }
    }

    private static void checkNamespace(ModelElement element, ModelProblems problems) {
        var old = OLD_EXTENSIONS.equals(element.dom().getNamespaceURI())
                || element.attributes().anyMatch(attribute -> OLD_EXTENSIONS.equals(attribute.getNamespaceURI()));
        if (old) {
            problems.add(
                    element,
                    "uses Activiti's extensions. Write them as Camunda's (http://camunda.org/schema/1.0/bpmn).");
        }
    }
}
