package dev.baton.engine.guard;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Models hold no scripts, in no language; the two script engines on the class path, the engine's own JUEL and FEEL, are not asked either. */
public class NoScripts implements ScriptEngineResolver {

    @Override
    public ScriptEngine getScriptEngine(String language, boolean cached) {
        throw new BadUserRequestException(
                "Scripts are not run here (\"%s\"). Use an expression, a decision or a bean.".formatted(language));
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw new UnsupportedOperationException("Scripts are not run here");
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw new UnsupportedOperationException("Scripts are not run here");
    }
}
