package dev.baton.models.rules;

import dev.baton.engine.ExpressionLanguage;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.stream.Stream;
import org.w3c.dom.Attr;

/** Checks the expressions in every text and attribute of a model, because which of them the engine evaluates differs by version. */
public class SaneExpressions implements ModelRule {

    private final ExpressionLanguage language;

    public SaneExpressions(ExpressionLanguage language) {
        this.language = language;
    }

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        Stream.concat(Stream.of(element.text()), element.attributes().map(Attr::getValue))
                .flatMap(text -> language.objections(text).stream()
                        .map(objection -> objection + " (in %s)".formatted(shortened(text))))
                .forEach(objection -> problems.add(element, objection + ". Correct or remove it."));
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 117) + "…" : text;
    }
}
