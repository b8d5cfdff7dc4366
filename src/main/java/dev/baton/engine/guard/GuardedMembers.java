package dev.baton.engine.guard;

import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;

/** Properties and methods of what an expression holds in its hand: those of {@link AllowedMethods} and of {@link ModelBeans}, no other. */
class GuardedMembers extends BeanELResolver {

    private final ModelBeans beans;

    GuardedMembers(ModelBeans beans) {
        super(true);
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null) {
            return null;
        }
        var name = String.valueOf(property);
        if (accessors(name).noneMatch(accessor -> allows(base, accessor))) {
            throw refused(base, name);
        }
        return super.getValue(context, base, name);
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            @Nullable Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        if (base == null) {
            return null;
        }
        var name = String.valueOf(method);
        if (!allows(base, name)) {
            throw refused(base, name);
        }
        refuseToGrow(base, name, arguments);
        var answer = super.invoke(context, base, name, types, arguments);
        ExpressionSize.checkResult(answer);
        return answer;
    }

    /** What is replaced may be there as often as the text has characters. */
    private static void refuseToGrow(Object base, String name, Object @Nullable [] arguments) {
        if (base instanceof String text
                && name.equals("replace")
                && arguments != null
                && arguments.length == 2
                && (long) (text.length() + 1) * String.valueOf(arguments[1]).length() > 1_000_000) {
            throw new ELException("expressions make texts of at most %d characters".formatted(ExpressionSize.RESULT));
        }
    }

    private boolean allows(Object base, String method) {
        var type = AopUtils.getTargetClass(base);
        return AllowedMethods.allows(type, method)
                || beans.methods(type).stream().anyMatch(open -> open.getName().equals(method));
    }

    private static Stream<String> accessors(String property) {
        var capitalized =
                property.isEmpty() ? property : Character.toUpperCase(property.charAt(0)) + property.substring(1);
        return Stream.of("get" + capitalized, "is" + capitalized);
    }

    private static ELException refused(Object base, String name) {
        return new ELException("expressions may not use \"%s\" of %s"
                .formatted(name, base.getClass().getSimpleName()));
    }
}
