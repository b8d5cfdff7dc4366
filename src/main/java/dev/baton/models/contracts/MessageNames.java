package dev.baton.models.contracts;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import dev.baton.models.rules.ModelRule;

/** A message that Baton sends or waits for is called what Baton calls it. */
public class MessageNames implements ModelRule {

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        if (element.is("message")) {
            element.attribute("name")
                    .filter(name -> !Contract.MESSAGES.contains(name))
                    .flatMap(name -> Nearest.to(name, Contract.MESSAGES)
                            .map(meant -> "is called \"%s\", which nobody sends; did you mean \"%s\"?"
                                    .formatted(name, meant)))
                    .ifPresent(reason -> problems.add(element, reason));
        }
    }
}
