package dev.baton;

import dev.baton.notification.MailDesk;
import dev.baton.review.ReviewedCases;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole of Baton on a PostgreSQL of its own, one for all test classes. Timers fire when a test lets time pass, never by
 * themselves. A class that needs other beans or settings has a context and a database of its own; it gives its engine a name
 * of its own as well, or {@code /engine-rest} of the others would be led to it.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "baton.database.directory=target/test-database/${random.uuid}",
            "camunda.bpm.job-execution.enabled=false",
            "baton.sla.review-at-once=2",
            // Follows a redirect with the same login.
            "spring.http.client.factory=jdk",
            "baton.outbound.allow=127.0.0.0/8",
            "baton.slack.signing-secret=slack-signing-secret-for-tests",
            "baton.endpoints.teams-hosts=127.0.0.1,logic.azure.com",
            "baton.webhooks.helpdesk.secrets=" + Sender.OLD_SECRET + "," + Sender.HELPDESK_SECRET,
            "baton.webhooks.helpdesk.own-authors=Baton",
            "baton.webhooks.zendesk.scheme=zendesk",
            "baton.webhooks.zendesk.secrets=" + Sender.ZENDESK_SECRET,
            "baton.webhooks.forge.scheme=hub",
            "baton.webhooks.forge.mapping=helpdesk",
            "baton.webhooks.forge.secrets=" + Sender.FORGE_SECRET,
            "baton.webhooks.chat.scheme=slack",
            "baton.webhooks.chat.mapping=helpdesk",
            "baton.webhooks.chat.secrets=" + Sender.CHAT_SECRET
        })
@Import({
    ProcessEngineCoverageConfiguration.class,
    Desk.class,
    Team.class,
    AccountDesk.class,
    MailDesk.class,
    ReviewedCases.class
})
public @interface BatonTest {}
