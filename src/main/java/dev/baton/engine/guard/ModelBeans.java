package dev.baton.engine.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The beans a model may name: Baton's own that the engine calls (delegates and listeners), and Baton's own that models speak
 * to. The latter are public and give themselves a name, as in {@code @Component("raci") public class Raci}.
 */
@Component
public class ModelBeans {

    private static final List<Class<?>> CALLED =
            List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    private final ConfigurableListableBeanFactory beans;
    private final SingletonSupplier<Map<String, Class<?>>> known = SingletonSupplier.of(this::find);

    ModelBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    public Set<String> names() {
        return new TreeSet<>(known.obtain().keySet());
    }

    @Nullable
    public Object get(String name) {
        return has(name) ? beans.getBean(name) : null;
    }

    public boolean has(String name) {
        return known.obtain().containsKey(name);
    }

    /** There is such a bean, but it is none of a model's business. */
    public boolean hides(String name) {
        return !has(name) && beans.containsBean(name);
    }

    public Optional<Class<?>> type(String name) {
        return Optional.ofNullable(known.obtain().get(name));
    }

    /** The methods that expressions may call on a bean of this class. */
    public List<Method> methods(Class<?> type) {
        return speaksToModels(type)
                ? Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .toList()
                : List.of();
    }

    private Map<String, Class<?>> find() {
        var packages = AutoConfigurationPackages.get(beans);
        var found = new LinkedHashMap<String, Class<?>>();
        for (var name : beans.getBeanDefinitionNames()) {
            var type = type(name, packages);
            if (type != null && (isCalled(type) || speaksToModels(type))) {
                found.put(name, type);
            }
        }
        return found;
    }

    private @Nullable Class<?> type(String name, List<String> packages) {
        var type = beans.getType(name, false);
        var own = type == null ? null : ClassUtils.getUserClass(type);
        return own != null && packages.stream().anyMatch(root -> own.getName().startsWith(root + ".")) ? own : null;
    }

    private static boolean isCalled(Class<?> type) {
        return CALLED.stream().anyMatch(engine -> engine.isAssignableFrom(type));
    }

    private static boolean speaksToModels(Class<?> type) {
        var component = type.getDeclaredAnnotation(Component.class);
        return Modifier.isPublic(type.getModifiers())
                && component != null
                && !component.value().isEmpty();
    }
}
