package dev.baton.security.setup;

import dev.baton.security.passwords.PasswordRules;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

public class NoAdministratorAdvice extends AbstractFailureAnalyzer<NoAdministrator> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, NoAdministrator cause) {
        var action = """
                Set BATON_ADMIN_PASSWORD, %d characters or more and not easy to guess (and BATON_ADMIN_USER if not "admin"), \
                for this first start.""".formatted(PasswordRules.SHORTEST);
        return new FailureAnalysis(cause.getMessage(), action, cause);
    }
}
