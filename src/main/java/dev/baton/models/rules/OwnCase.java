package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.regex.Pattern;

/** A process works on the case it was started for: whose case it is decides who may see it. */
public class OwnCase implements ModelRule {

    private static final Pattern OWN = Pattern.compile("[#$]\\{\\s*execution\\.processBusinessKey\\s*}");

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        element.attribute("businessKey")
                .filter(key -> !OWN.matcher(key).matches())
                .ifPresent(key -> problems.add(
                        element,
                        "starts a process for the case \"%s\"; a process hands on its own, #{execution.processBusinessKey}"
                                .formatted(key)));
    }
}
