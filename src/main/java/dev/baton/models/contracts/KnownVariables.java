package dev.baton.models.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.ExpressionLanguage;
import dev.baton.models.ModelProblem;
import dev.baton.models.reading.DeployedForm;
import dev.baton.models.reading.DeploymentContents;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import dev.baton.models.rules.ModelRule;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Attr;

/**
 * What an expression reads is set by something. In a process an unknown variable stops the case, in a decision or a form it is silently
 * nothing: there only a name that is nearly one there is counts as a slip.
 */
public class KnownVariables implements ModelRule {

    private static final Pattern BINDING = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern GET = Pattern.compile("getVariable(?:Local)?\\(\\s*['\"](\\w+)['\"]");
    private static final Pattern TEMPLATE_WORD = Pattern.compile("^\\s*[#/](?:if|loop)\\b|^\\s*#else\\s*$");

    private final DeploymentContents deployment;
    private final ExpressionLanguage language;
    private final boolean formsOnly;
    private final Set<String> known;

    private KnownVariables(DeploymentContents deployment, ExpressionLanguage language, boolean formsOnly) {
        this.deployment = deployment;
        this.language = language;
        this.formsOnly = formsOnly;
        this.known = new VariableNames(deployment).all();
    }

    public static KnownVariables ofAll(DeploymentContents deployment, ExpressionLanguage language) {
        return new KnownVariables(deployment, language, false);
    }

    /** For processes that are there already: the forms that come. */
    public static KnownVariables ofFormsBrought(DeploymentContents deployment, ExpressionLanguage language) {
        return new KnownVariables(deployment, language, true);
    }

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        element.attribute("formRef")
                .flatMap(deployment::form)
                .filter(DeployedForm::brought)
                .ifPresent(form -> check(form, problems));
        if (formsOnly) {
            return;
        }
        Stream.concat(Stream.of(element.text()), evaluated(element))
                .flatMap(text -> language.variables(text).stream())
                .distinct()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(
                        element,
                        "reads the variable \"%s\", which nothing sets; correct the name, or set it by an input or output parameter.%s"
                                .formatted(name, Nearest.question(name, known))));
        factsTakenForVariables(element)
                .forEach(name -> problems.add(
                        element,
                        "\"%s\" is a fact of the case and no variable of the process: read it by its name, ${%s}; nothing can wait for it to change"
                                .formatted(name, name)));
        if (element.is("inputExpression")) {
            element.all("text")
                    .flatMap(text -> FeelNames.of(text.text()).stream())
                    .flatMap(name -> slip(name, known).stream())
                    .forEach(reason -> problems.add(element, reason));
        }
    }

    private static Stream<String> factsTakenForVariables(ModelElement element) {
        var gotten = Stream.concat(
                        Stream.of(element.text()), element.attributes().map(Attr::getValue))
                .flatMap(text -> GET.matcher(text).results())
                .map(found -> found.group(1));
        var waitedFor = element.is("conditionalEventDefinition")
                ? element.attribute("variableName").stream()
                : Stream.<String>empty();
        return Stream.concat(gotten, waitedFor).filter(Contract::isOnlyAFact).distinct();
    }

    /** Whether a delegate is there is told where delegates are looked at. */
    private static Stream<String> evaluated(ModelElement element) {
        return element.attributes()
                .filter(attribute -> !"delegateExpression".equals(attribute.getLocalName()))
                .map(Attr::getValue);
    }

    private void check(DeployedForm form, ModelProblems problems) {
        var names = new TreeSet<>(known);
        form.fields().forEach(field -> names.add(field.path("key").asText()));
        components(form.content())
                .forEach(component -> texts(component)
                        .flatMap(KnownVariables::expressions)
                        .flatMap(expression -> FeelNames.of(expression).stream())
                        .distinct()
                        .flatMap(name -> slip(name, names).stream())
                        .forEach(reason -> problems.add(new ModelProblem(form.file(), id(component), reason))));
    }

    private static Optional<String> slip(String name, Collection<String> known) {
        return known.contains(name)
                ? Optional.empty()
                : Nearest.to(name, known)
                        .map(meant -> "reads \"%s\", which nothing sets. Did you mean \"%s\"?".formatted(name, meant));
    }

    private static Stream<JsonNode> components(JsonNode form) {
        return form.findParents("type").stream().filter(component -> component.has("id"));
    }

    /** What is written at the component itself, not at those within it. */
    private static Stream<String> texts(JsonNode component) {
        return stream(component)
                .flatMap(value ->
                        value.isTextual() ? Stream.of(value.asText()) : value.isObject() ? texts(value) : Stream.of());
    }

    private static Stream<String> expressions(String text) {
        return text.startsWith("=")
                ? Stream.of(text.substring(1))
                : BINDING.matcher(text)
                        .results()
                        .map(found -> TEMPLATE_WORD.matcher(found.group(1)).replaceFirst(""));
    }

    private static String id(JsonNode component) {
        return component.path("key").asText(component.path("id").asText());
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return java.util.stream.StreamSupport.stream(node.spliterator(), false);
    }
}
