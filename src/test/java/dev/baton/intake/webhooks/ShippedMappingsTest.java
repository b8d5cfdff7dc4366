package dev.baton.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.intake.mapping.WebhookHeaders;
import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.mapping.WebhookPayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What Baton's own mappings make of bodies shaped as their senders document them. */
class ShippedMappingsTest {

    @Test
    void aTriggerOfZendeskReportsACase() {
        var read = read("zendesk", """
                {"event_type": "ticket.created", "ticket": {"id": "35436", "title": "Export stops", "description": "Half-way.",
                 "priority": "High", "status": "New", "via": "Mail", "organization": "Acme", "requester": "Ana"}}
                """);

        assertFields(read, "externalId", "35436", "reference", "#35436", "subject", "Export stops", "account", "Acme");
        assertFields(read, "urgency", "high", "contact", "Ana");
    }

    @ParameterizedTest
    @CsvSource({"true,true,outbound", "true,false,inbound", "false,true,internal", ",true,internal"})
    void aTriggerOfZendeskAddsAComment(String isPublic, String staff, String direction) {
        var read =
                read("zendesk", """
                {"event_type": "comment.added", "ticket": {"id": "35436"}, "comment": {"id": "9", "value": "Hello", "author": "Ana",
                 %s "is_staff": "%s"}}
                """.formatted(isPublic == null ? "" : "\"is_public\": \"" + isPublic + "\",", staff));

        assertFields(read, "externalId", "35436", "messageId", "9", "direction", direction, "text", "Hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status_changed | {\"current\": \"PENDING\", \"previous\": \"OPEN\"} | waitsOn | customer",
                "status_changed | {\"current\": \"HOLD\", \"previous\": \"OPEN\"} | waitsOn | third-party",
                "status_changed | {\"current\": \"SOLVED\", \"previous\": \"OPEN\"} | waitsOn | nobody",
                "status_changed | {\"current\": \"SOLVED\", \"previous\": \"OPEN\"} | note | status OPEN → SOLVED",
                "priority_changed | {\"current\": \"URGENT\", \"previous\": null} | note | priority null → URGENT; assess the case anew if it should count",
                "agent_assignment_changed | {\"current\": \"8\", \"previous\": null} | note | assigned to agent 8",
                "comment_redacted | {\"comment\": {\"id\": \"9\", \"body\": \"▇▇▇\"}} | text | ▇▇▇",
                "comment_made_private | {\"comment\": {\"id\": \"9\"}} | isPublic | false",
                "merged | {\"target_ticket_id\": \"77\"} | mergedInto | 77",
                "soft_deleted | {} | note | the ticket was deleted or marked as spam"
            })
    void aCaseFollowsZendesk(String type, String event, String field, String value) {
        var read = read(
                "zendesk",
                "{\"type\": \"zen:event-type:ticket.%s\", \"event\": %s, \"detail\": {\"id\": \"5\"}}"
                        .formatted(type, event));

        assertFields(read, "externalId", "5", field, value);
    }

    @Test
    void aTicketOfFreshdeskIsReadFromItsHtml() {
        var read = read("freshdesk", """
                {"freshdesk_webhook": {"triggered_event": "{ticket_action:created}", "ticket_id": 32, "ticket_subject": "Export",
                 "ticket_description": "<div>It <b>stops</b></div>", "ticket_company_name": "", "ticket_requester_email": "ana@acme.example",
                 "ticket_priority": "Urgent", "ticket_source": "Email", "ticket_status": "Open"}}
                """);

        assertFields(read, "externalId", "32", "reference", "#32", "description", "It stops", "urgency", "high");
        assertFields(read, "account", "requester-ana@acme.example", "channel", "email");
    }

    @Test
    void aReplyInFreshdeskIsOursAndANoteIsInternal() {
        var reply = read("freshdesk", """
                {"freshdesk_webhook": {"triggered_event": "{reply_sent:sent}", "ticket_id": 32,
                 "ticket_latest_public_comment": "<p>Hello</p>", "ticket_agent_name": "Eli"}}
                """);
        var note = read("freshdesk", """
                {"freshdesk_webhook": {"triggered_event": "{note_type:private}", "ticket_id": 32,
                 "ticket_latest_private_comment": "<p>Hm</p>"}}
                """);

        assertFields(reply, "direction", "outbound", "text", "Hello", "author", "Eli");
        assertFields(note, "direction", "internal", "text", "Hm");
    }

    @Test
    void anIssueOfJirasCloudIsReadFromItsDocument() {
        var read = read("jira", """
                {"webhookEvent": "jira:issue_created", "issue": {"id": "10042", "key": "SUP-12", "fields": {"summary": "Export stops",
                 "description": {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Half-way"}]}]},
                 "project": {"key": "SUP"}, "priority": {"name": "High"}, "reporter": {"displayName": "Ana", "accountId": "a1"}}}}
                """);

        assertFields(read, "externalId", "10042", "reference", "SUP-12", "description", "Half-way", "urgency", "high");
        assertFields(read, "account", "SUP", "contact", "Ana");
    }

    @Test
    void anIssueOfJirasServerIsReadFromItsText() {
        var read = read("jira", """
                {"webhookEvent": "jira:issue_created", "issue": {"id": "10042", "key": "SUP-12", "fields": {"summary": "Export stops",
                 "description": "h1. Half-way", "project": {"key": "SUP"}, "priority": {"name": "Blocker"}, "reporter": {"name": "ana"}}}}
                """);

        assertFields(read, "description", "h1. Half-way", "urgency", "high");
    }

    @ParameterizedTest
    @CsvSource({"true,a1,inbound", "true,a2,outbound", "false,a1,internal", ",a1,internal"})
    void aCommentOfJiraIsPublicOnlyWhereItSaysSo(String isPublic, String author, String direction) {
        var read = read("jira", """
                {"webhookEvent": "comment_created", "issue": {"id": "10042", "fields": {"reporter": {"accountId": "a1"}}},
                 "comment": {"id": "7", %s "author": {"accountId": "%s", "displayName": "Ana"}, "body": "Hello"}}
                """.formatted(isPublic == null ? "" : "\"jsdPublic\": " + isPublic + ",", author));

        assertFields(read, "externalId", "10042", "messageId", "7", "direction", direction, "text", "Hello");
    }

    @Test
    void aCaseFollowsJira() {
        var changed = read("jira", """
                {"webhookEvent": "jira:issue_updated", "issue": {"id": "10042", "fields": {"status": {"name": "Waiting for customer"}}},
                 "changelog": {"items": [{"field": "status", "fromString": "Open", "toString": "Waiting for customer"}]}}
                """);
        var deleted = read(
                "jira",
                "{\"webhookEvent\": \"comment_deleted\", \"issue\": {\"id\": \"1\"}, \"comment\": {\"id\": \"7\"}}");

        assertFields(changed, "waitsOn", "customer", "note", "status Open → Waiting for customer");
        assertFields(deleted, "messageId", "7", "text", "(deleted in Jira)");
    }

    @Test
    void anIssueOfGitHubIsKnownByItsHeader() {
        var opened = github("issues", """
                {"action": "opened", "issue": {"id": 301, "number": 32, "title": "Export stops", "body": null, "user": {"login": "ana"}},
                 "repository": {"name": "export", "owner": {"login": "acme"}}, "sender": {"login": "ana"}}
                """);
        var comment = github("issue_comment", """
                {"action": "created", "issue": {"id": 301}, "comment": {"id": 7, "body": "Hello", "created_at": "2026-11-25T10:00:00Z",
                 "author_association": "MEMBER", "user": {"login": "eli", "type": "User"}}}
                """);
        var closed = github(
                "issues", "{\"action\": \"closed\", \"issue\": {\"id\": 301}, \"sender\": {\"login\": \"eli\"}}");

        assertFields(
                opened, "externalId", "301", "reference", "#32", "account", "acme", "description", "(no description)");
        assertFields(comment, "externalId", "301", "messageId", "7", "direction", "outbound", "author", "eli");
        assertFields(closed, "note", "issue closed by eli");
    }

    @Test
    void aConversationOfIntercomIsReadFromItsHtml() {
        var started = read("intercom", """
                {"type": "notification_event", "topic": "conversation.user.created", "data": {"item": {"type": "conversation", "id": "147",
                 "source": {"type": "conversation", "subject": "", "body": "<p>It stops</p>", "author": {"id": "u1", "email": "ana@acme.example"}}}}}
                """);
        var reply = read("intercom", """
                {"type": "notification_event", "topic": "conversation.admin.noted", "data": {"item": {"id": "147", "conversation_parts":
                 {"conversation_parts": [{"id": "9", "body": "<p>Hm</p>", "author": {"type": "admin", "name": "Eli"}}]}}}}
                """);

        assertFields(started, "externalId", "147", "subject", "Conversation 147", "description", "It stops");
        assertFields(reply, "messageId", "9", "direction", "internal", "text", "Hm", "author", "Eli");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zendesk", "freshdesk", "jira", "github", "intercom", "helpdesk"})
    void aBodyOfSomebodyElseFitsNoRule(String name) {
        assertThat(mapping(name).ruleFor(WebhookPayload.of("{\"a\": 1}".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static void assertFields(ObjectNode read, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            assertThat(read.path(namesAndValues[i]).asText())
                    .as(namesAndValues[i])
                    .isEqualTo(namesAndValues[i + 1]);
        }
    }

    private static ObjectNode read(String name, String body) {
        return read(name, body, new WebhookHeaders(Map.of()));
    }

    private static ObjectNode github(String event, String body) {
        return read("github", body, new WebhookHeaders(Map.of("x-github-event", event)));
    }

    private static ObjectNode read(String name, String body, WebhookHeaders headers) {
        var payload = WebhookPayload.of(body.getBytes(StandardCharsets.UTF_8));
        payload.put("headers", headers.named());
        return mapping(name).ruleFor(payload).orElseThrow().read(payload);
    }

    private static WebhookMapping mapping(String name) {
        var file = "processes/webhooks/%s.yml".formatted(name);
        return WebhookMapping.read(file, new ClassPathResource(file));
    }
}
