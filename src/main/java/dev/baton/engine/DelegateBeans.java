package dev.baton.engine;

import dev.baton.engine.guard.ModelBeans;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The beans the engine calls where a model says {@code ${bean}}. */
@Component
public class DelegateBeans {

    private static final Pattern BEAN = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");

    private final ModelBeans beans;

    DelegateBeans(ModelBeans beans) {
        this.beans = beans;
    }

    /** The one bean a delegate expression names, where it names just that. */
    public Optional<String> named(String delegateExpression) {
        var bean = BEAN.matcher(delegateExpression);
        return bean.matches() ? Optional.of(bean.group(1)) : Optional.empty();
    }

    /** Whether there is such a bean that the engine can call as this kind, such as {@code JavaDelegate}. */
    public boolean is(String bean, Class<?> kind) {
        return beans.type(bean).filter(kind::isAssignableFrom).isPresent();
    }

    /** Whether it says of itself that it {@link CallsOut}. */
    public boolean callsOut(String bean) {
        return beans.type(bean)
                .filter(type -> type.isAnnotationPresent(CallsOut.class))
                .isPresent();
    }
}
