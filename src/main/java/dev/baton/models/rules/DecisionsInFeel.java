package dev.baton.models.rules;

import dev.baton.engine.Decisions;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Every cell of a decision table is FEEL; another expression language is refused. */
public class DecisionsInFeel implements ModelRule {

    private static final Set<String> FEEL = Set.of(
            "feel",
            "https://www.omg.org/spec/dmn/20191111/feel/",
            "http://www.omg.org/spec/feel/20140401",
            "http://www.omg.org/spec/dmn/20180521/feel/");

    private static final int CHARACTERS = 4_000;
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern PATTERN =
            Pattern.compile("(?<!list\\s{1,20})\\b(%s)\\s*\\(".formatted(String.join("|", Decisions.BY_PATTERN)));

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        element.attribute("expressionLanguage")
                .filter(language -> !FEEL.contains(language.toLowerCase(Locale.ROOT)))
                .ifPresent(language -> problems.add(
                        element,
                        "is written in \"%s\"; write it in FEEL and leave the language out".formatted(language)));
        if (element.is("text")
                && !"textAnnotation".equals(element.dom().getParentNode().getLocalName())
                && PATTERN.matcher(STRING.matcher(element.text()).replaceAll(" "))
                        .find()) {
            problems.add(
                    element,
                    "looks for a pattern, which may take any time; use contains(), starts with() or ends with()");
        }
        if (element.is("text") && element.text().length() > CHARACTERS) {
            problems.add(element, "is longer than %d characters; split it".formatted(CHARACTERS));
        }
        if (element.text().matches("(?s).*\\bexternal\\b.*\\bjava\\b.*")) {
            problems.add(element, "calls a Java method from FEEL; use FEEL's own functions");
        }
    }
}
