package dev.baton.security.tokens;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token is for. It allows no more than its owner may do without it. */
public enum Scope {
    CASES_READ("cases:read", "read cases, their clocks and their stories"),
    CASES_WRITE("cases:write", "report cases, add messages, pause clocks, escalate"),
    ACCOUNTS_WRITE("accounts:write", "create and change accounts"),
    MAIL_WRITE("mail:write", "hand in mail, as a mail server does"),
    METRICS_READ("metrics:read", "read the metrics, as Prometheus does"),
    AUDIT_READ("audit:read", "read the audit log, its checkpoints and proofs"),
    MODELS_DEPLOY("models:deploy", "deploy models from Camunda Modeler");

    private final String label;
    private final String meaning;

    Scope(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    static Set<Scope> of(String labels) {
        return Arrays.stream(values())
                .filter(scope -> Arrays.asList(labels.split(" ")).contains(scope.label))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    static String labels(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::label).collect(Collectors.joining(" "));
    }
}
