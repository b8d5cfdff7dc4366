package dev.baton.evaluation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

public class DirectoryInUseAdvice extends AbstractFailureAnalyzer<DirectoryInUse> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DirectoryInUse cause) {
        return new FailureAnalysis(cause.getMessage(), "Two Batons cannot share one directory.", cause);
    }
}
