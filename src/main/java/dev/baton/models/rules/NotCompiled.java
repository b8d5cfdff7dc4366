package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.stream.Stream;
import org.w3c.dom.Attr;

/** Camunda's pages are AngularJS, for which two braces begin a program; no name, label or text of a model brings them there. */
public class NotCompiled implements ModelRule {

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        if (Stream.concat(Stream.of(element.text()), element.attributes().map(Attr::getValue))
                .anyMatch(text -> text.contains("{{"))) {
            problems.add(element, "holds \"{{\", with which a program begins for Camunda's pages; remove it");
        }
    }
}
