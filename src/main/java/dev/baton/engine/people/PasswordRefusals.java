package dev.baton.engine.people;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** The engine refuses a weak password as a failure of the server that gives no reason. Here it is the caller's, with the rules. */
public class PasswordRefusals extends CommandInterceptor {

    private static final String OF_THE_ENGINE = "Password does not match policy";

    private final ProcessEngineConfiguration engine;

    public PasswordRefusals(ProcessEngineConfiguration engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException refusal) {
            throw OF_THE_ENGINE.equals(refusal.getMessage()) ? inWords(refusal) : refusal;
        }
    }

    private BadUserRequestException inWords(ProcessEngineException refusal) {
        var rules = engine.getPasswordPolicy().getRules().stream()
                .map(PasswordPolicyRule::getParameters)
                .map(parameters -> parameters.get("rule"))
                .collect(Collectors.joining("; "));
        return new BadUserRequestException("The password is too weak. It must: " + rules + ".", refusal);
    }
}
