package dev.baton;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole of Baton on a PostgreSQL of its own, one for all test classes. Timers fire when a test lets time pass, never by
 * themselves.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "baton.database.directory=target/test-database/${random.uuid}",
            "camunda.bpm.job-execution.enabled=false",
            "baton.sla.review-at-once=2"
        })
@Import({ProcessEngineCoverageConfiguration.class, Desk.class})
public @interface BatonTest {}
