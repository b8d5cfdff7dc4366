package dev.baton.models;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

public class ModelsRefusedAdvice extends AbstractFailureAnalyzer<ModelsRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ModelsRefused cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Mend the files named above and start again. Nothing was deployed.", cause);
    }
}
