package dev.baton.evaluation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

public class DirectoryNotOursAdvice extends AbstractFailureAnalyzer<DirectoryNotOurs> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DirectoryNotOurs cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Whoever can write there could run programs as you. Start Baton with a directory of its own: --baton.database.directory=…",
                cause);
    }
}
