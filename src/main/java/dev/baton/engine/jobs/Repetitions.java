package dev.baton.engine.jobs;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;

/** How often a timer event fires: once, unless it is a cycle that does not interrupt. */
class Repetitions {

    private static final String CYCLE = TimerDeclarationType.CYCLE + ": ";
    private static final Pattern COUNTED = Pattern.compile("R(\\d+)/.*");

    private final CommandContext context;
    private final TimerDeclarationImpl declaration;

    Repetitions(CommandContext context, TimerDeclarationImpl declaration) {
        this.context = context;
        this.declaration = declaration;
    }

    long in(OpenScope scope) {
        var configuration = declaration.getJobConfiguration();
        if (declaration.isInterruptingTimer() || !configuration.startsWith(CYCLE)) {
            return 1;
        }
        var counted = COUNTED.matcher(cycle(configuration.substring(CYCLE.length()), scope.executionId()));
        return counted.matches() ? Long.parseLong(counted.group(1)) : Long.MAX_VALUE;
    }

    private String cycle(String expression, String execution) {
        return String.valueOf(context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(expression)
                .getValue(context.getExecutionManager().findExecutionById(execution)));
    }
}
