package dev.baton.models.rules;

import dev.baton.engine.DelegateBeans;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A delegate expression names a bean that can do what is asked of it there; one that calls out of Baton is retried. */
public class KnownDelegates implements ModelRule {

    private final DelegateBeans beans;

    public KnownDelegates(DelegateBeans beans) {
        this.beans = beans;
    }

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        element.attribute("delegateExpression").ifPresent(text -> check(element, text, problems));
        element.attribute("variableMappingDelegateExpression")
                .ifPresent(text -> problems.add(
                        element, "maps variables by a bean. Map them one by one (camunda:in, camunda:out)."));
    }

    private void check(ModelElement element, String text, ModelProblems problems) {
        var bean = beans.named(text);
        if (bean.isEmpty()) {
            problems.add(
                    element, "has the delegate expression %s; write the name of one bean, ${likeThis}".formatted(text));
        } else if (!beans.is(bean.get(), kind(element))) {
            problems.add(
                    element,
                    "%s names nothing Baton knows that can work as a %s; correct the name"
                            .formatted(text, kind(element).getSimpleName()));
        } else if (beans.callsOut(bean.get())) {
            checkRetry(element, bean.get(), problems);
        }
    }

    private static Class<?> kind(ModelElement element) {
        return switch (element.kind()) {
            case "executionListener" -> ExecutionListener.class;
            case "taskListener" -> TaskListener.class;
            default -> JavaDelegate.class;
        };
    }

    private static void checkRetry(ModelElement element, String bean, ModelProblems problems) {
        if (element.kind().endsWith("Listener")) {
            problems.add(
                    element, "calls out of Baton (%s), which can fail; use a service task of its own".formatted(bean));
        } else if (!isAsync(element)
                || element.all("failedJobRetryTimeCycle").findAny().isEmpty()) {
            problems.add(
                    element,
                    "calls out of Baton (%s), which can fail; tick \"Asynchronous before\" and give a retry time cycle such as R5/PT1M"
                            .formatted(bean));
        }
    }

    private static boolean isAsync(ModelElement element) {
        return element.attribute("asyncBefore").filter("true"::equals).isPresent();
    }
}
