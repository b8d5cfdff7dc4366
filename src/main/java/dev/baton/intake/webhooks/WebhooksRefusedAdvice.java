package dev.baton.intake.webhooks;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

public class WebhooksRefusedAdvice extends AbstractFailureAnalyzer<WebhooksRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, WebhooksRefused cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Mend the properties or files named above and start again.", cause);
    }
}
