package dev.baton.engine.feel;

import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.jspecify.annotations.Nullable;

/** Without functions of its own there is one FEEL engine for everybody, so that a cell is read once for all who ask it. */
public final class CachingFeelEngineFactory implements FeelEngineFactory {

    private static final FeelEngine SHARED = new CachingFeelEngine(List.of());

    private final FeelEngine engine;

    private CachingFeelEngineFactory(FeelEngine engine) {
        this.engine = engine;
    }

    /** @param functions that the decisions may call beside those of FEEL */
    public static CachingFeelEngineFactory with(@Nullable List<FeelCustomFunctionProvider> functions) {
        return new CachingFeelEngineFactory(
                functions == null || functions.isEmpty() ? SHARED : new CachingFeelEngine(functions));
    }

    /** Of an engine for decisions that differs from the stock one in how much it costs. */
    public static DefaultDmnEngineConfiguration configuration() {
        return new DefaultDmnEngineConfiguration().feelEngineFactory(with(List.of()));
    }

    @Override
    public FeelEngine createInstance() {
        return engine;
    }
}
