package dev.baton.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A stock Spring Boot application with Camunda's starter and Baton's models, to compare with. What models call does nothing, or
 * answers the same every time; what their rules ask are variables of the process, as anybody would make them. No login, no
 * authorization, no clocks, no trail.
 */
@EnableAutoConfiguration
class StockStarter {

    static final List<String> SETTINGS = List.of(
            "--camunda.bpm.authorization.enabled=false",
            "--camunda.bpm.history-level=full",
            "--camunda.bpm.auto-deployment-enabled=false",
            "--spring.flyway.enabled=false",
            "--spring.datasource.hikari.maximum-pool-size=20",
            "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
            "--spring.autoconfigure.exclude="
                    + String.join(
                            ",",
                            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
                            "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration",
                            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
                            "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration"));

    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    public static void main(String[] settings) {
        var application = new SpringApplicationBuilder(StockStarter.class)
                .initializers(context -> addBeans((GenericApplicationContext) context))
                .run(settings);
        deploy(application.getBean(RepositoryService.class));
    }

    /** What a model calls. */
    static class Nothing implements JavaDelegate, ExecutionListener, TaskListener {
        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}
    }

    /** What the rules of a step ask. */
    static class SetVariables extends Nothing {

        private final Map<String, Object> variables;

        SetVariables(Map<String, Object> variables) {
            this.variables = variables;
        }

        @Override
        public void execute(DelegateExecution execution) {
            execution.setVariables(variables);
        }

        @Override
        public void notify(DelegateExecution execution) {
            execution.setVariables(variables);
        }
    }

    /** Everything is due tomorrow. */
    public static class Clocks {
        public Date taskDue(DelegateExecution execution, String names) {
            return Date.from(Instant.now().plusSeconds(86_400));
        }

        public Date taskFollowUp(DelegateExecution execution, String names) {
            return taskDue(execution, names);
        }

        public Date due(DelegateExecution execution, String names) {
            return taskDue(execution, names);
        }

        public String cycle(DelegateExecution execution, String names) {
            return "R3/PT24H";
        }

        public String warning(DelegateExecution execution, String names) {
            return "R3/PT24H";
        }
    }

    public static class Raci {
        public String accountable(String activity) {
            return "support-manager";
        }

        public String doers(String activity) {
            return "support-agent";
        }

        public String accountableDoer(DelegateExecution execution, String activity) {
            return "mara";
        }
    }

    private static void addBeans(GenericApplicationContext context) {
        var names = new TreeSet<String>();
        models().values().forEach(model -> BEAN.matcher(model).results().forEach(call -> names.add(call.group(1))));
        names.forEach(name -> context.registerBean(name, Nothing.class, Nothing::new));
        context.registerBean("clocks", Clocks.class);
        context.registerBean("raci", Raci.class);
        context.registerBean("gatherFacts", Nothing.class, () -> new SetVariables(facts()));
        context.registerBean("raiseTriggers", Nothing.class, () -> new SetVariables(Map.of("escalateAtOnce", false)));
        context.registerBean("askForStrategy", Nothing.class, () -> new SetVariables(Map.of("strategyNeeded", false)));
    }

    private static Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("category", "technical");
        facts.put("impact", "high");
        facts.put("urgency", "medium");
        facts.put("productArea", "");
        facts.put("tier", "standard");
        facts.put("region", "EMEA");
        facts.put("industry", "software");
        facts.put("health", "green");
        facts.put("usage", "steady");
        facts.put("arr", 12_000);
        facts.put("mrrRatio", 1.0);
        facts.put("renewalDays", 300);
        facts.put("recentCases", 1);
        facts.put("reopened", 0);
        facts.put("refusedSignOffs", 0);
        facts.put("interactions", 1);
        facts.put("aligned", true);
        return facts;
    }

    private static void deploy(RepositoryService repository) {
        var deployment = repository.createDeployment().name("models");
        models().forEach(deployment::addString);
        deployment.deploy();
    }

    private static Map<String, String> models() {
        var models = new LinkedHashMap<String, String>();
        for (var folder : List.of("processes", "forms")) {
            try (var files = Files.list(Path.of(folder))) {
                for (var file : new ArrayList<>(files.sorted().toList())) {
                    if (file.toString().matches(".*\\.(bpmn|dmn|form)")) {
                        models.put(file.getFileName().toString(), Files.readString(file));
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return models;
    }
}
