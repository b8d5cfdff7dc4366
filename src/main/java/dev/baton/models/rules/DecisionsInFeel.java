package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.Locale;
import java.util.Set;

/** Every cell of a decision table is FEEL; another expression language is refused. */
public class DecisionsInFeel implements ModelRule {

    private static final Set<String> FEEL = Set.of(
            "feel",
            "https://www.omg.org/spec/dmn/20191111/feel/",
            "http://www.omg.org/spec/feel/20140401",
            "http://www.omg.org/spec/dmn/20180521/feel/");

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        element.attribute("expressionLanguage")
                .filter(language -> !FEEL.contains(language.toLowerCase(Locale.ROOT)))
                .ifPresent(language -> problems.add(
                        element,
                        "is written in \"%s\"; write it in FEEL and leave the language out".formatted(language)));
        if (element.text().matches("(?s).*\\bexternal\\b.*\\bjava\\b.*")) {
            problems.add(element, "calls a Java method from FEEL; use FEEL's own functions");
        }
    }
}
