package dev.baton.engine;

import dev.baton.engine.history.V1__Engine_tables;
import dev.baton.engine.jobs.EngineClock;
import dev.baton.engine.jobs.Node;
import dev.baton.engine.jobs.NodeLocks;
import dev.baton.engine.jobs.WakeUp;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The engine on a database, with Baton's job executor or with the stock starter's, and nothing else of Baton: what guards models,
 * forms and tasks has no part in when a timer fires.
 */
final class EngineAlone {

    private static final List<String> STOCK = List.of(
            "--camunda.bpm.job-execution.lock-time-in-millis=300000",
            "--camunda.bpm.job-execution.max-jobs-per-acquisition=3",
            "--camunda.bpm.job-execution.queue-capacity=3",
            "--camunda.bpm.job-execution.core-pool-size=3",
            "--camunda.bpm.job-execution.max-pool-size=10",
            "--camunda.bpm.job-execution.wait-time-in-millis=5000",
            "--camunda.bpm.job-execution.max-wait=60000",
            "--camunda.bpm.job-execution.backoff-time-in-millis=0",
            "--camunda.bpm.job-execution.max-backoff=0",
            "--camunda.bpm.generic-properties.properties.job-executor-acquire-by-due-date=false",
            "--camunda.bpm.generic-properties.properties.ensure-job-due-date-not-null=false");

    private EngineAlone() {}

    static ConfigurableApplicationContext asBaton(String url) {
        return run(AsBaton.class, url, List.of());
    }

    static ConfigurableApplicationContext asStock(String url) {
        return run(Engine.class, url, STOCK);
    }

    private static ConfigurableApplicationContext run(Class<?> beans, String url, List<String> settings) {
        var arguments = new ArrayList<>(settings);
        arguments.add("--spring.datasource.url=" + url);
        arguments.add("--spring.datasource.hikari.maximum-pool-size=12");
        arguments.add("--spring.datasource.hikari.minimum-idle=2");
        arguments.add("--server.port=0");
        arguments.add("--camunda.bpm.history-level=full");
        return new SpringApplicationBuilder(beans)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackages = "dev.baton")
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        CamundaBpmAutoConfiguration.class
    })
    @Import({V1__Engine_tables.class, EngineClock.class, Node.class})
    static class Engine {}

    @Configuration(proxyBeanMethods = false)
    @Import({Engine.class, NodeLocks.class, WakeUp.class})
    static class AsBaton {}
}
