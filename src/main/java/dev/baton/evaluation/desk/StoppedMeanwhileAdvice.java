package dev.baton.evaluation.desk;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

public class StoppedMeanwhileAdvice extends AbstractFailureAnalyzer<StoppedMeanwhile> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, StoppedMeanwhile cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Start it again; --baton.demo=false opens an empty desk.", cause);
    }
}
