package dev.baton.intake.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.StorableText;
import dev.baton.casefile.TextRules;
import dev.baton.intake.AddMessage;
import dev.baton.intake.NewCase;
import dev.baton.intake.ReadReport;
import dev.baton.intake.ReportCase;
import dev.baton.intake.changes.CaseChange;
import dev.baton.intake.changes.FollowSource;
import dev.baton.intake.mapping.WebhookHeaders;
import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.mapping.WebhookPayload;
import dev.baton.intake.mapping.WebhookRule;
import dev.baton.intake.quarantine.WebhookUnread;
import dev.baton.intake.texts.ReadText;
import dev.baton.intake.texts.TextFormat;
import dev.baton.intake.webhooks.WebhookAnswer.Outcome;
import dev.baton.web.ProblemResponses;
import dev.baton.web.ProblemResponses.FieldProblem;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Turns a message into a case or activity on one. */
@Component
class ReceiveWebhook {

    private final ReadReport reading;
    private final ReportCase reportCase;
    private final AddMessage addMessage;
    private final FollowSource follow;
    private final CaseFile caseFile;
    private final ObjectMapper json;
    private final Validator validator;

    ReceiveWebhook(
            ReadReport reading,
            ReportCase reportCase,
            AddMessage addMessage,
            FollowSource follow,
            CaseFile caseFile,
            ObjectMapper json,
            Validator validator) {
        this.reading = reading;
        this.reportCase = reportCase;
        this.addMessage = addMessage;
        this.follow = follow;
        this.caseFile = caseFile;
        this.json = json;
        this.validator = validator;
    }

    /**
     * A message on the case that this source reported under {@code externalId}.
     *
     * @param messageId the message's own id: however often and in whatever deliveries it comes, it is one message
     * @param happenedAt when it was said
     */
    record Said(
            @StorableText(max = 200, required = true) @Nullable
            String externalId,

            @StorableText(max = 200) @Nullable String messageId,
            @Nullable Instant happenedAt,

            @NotNull(message = "is missing: inbound, outbound or internal") @Nullable
            Direction direction,

            @StorableText(max = TextRules.LONGEST) @Nullable String text,

            @Nullable Boolean automatic,
            @StorableText(max = 200) @Nullable String author,
            @Nullable TextFormat format) {}

    /**
     * What a body leads to, inside the transaction of the caller.
     *
     * @throws WebhookUnread where it cannot be read, mapped or put where it belongs
     */
    WebhookAnswer act(WebhookSource source, byte[] body, WebhookHeaders headers) {
        try {
            var payload = WebhookPayload.of(body);
            payload.putIfAbsent("headers", headers.named());
            return act(source, payload);
        } catch (ErrorResponseException refused) {
            throw new WebhookUnread(
                    source.mapping().file(), String.valueOf(refused.getBody().getDetail()));
        } catch (Refusal refusal) {
            throw new WebhookUnread(source.mapping().file(), "%s %s".formatted(refusal.field(), refusal.getMessage()));
        }
    }

    private WebhookAnswer act(WebhookSource source, Map<String, Object> payload) {
        return source.mapping()
                .ruleFor(payload)
                .map(rule -> switch (rule.becomes()) {
                    case CASE -> report(source, rule, payload);
                    case MESSAGE -> add(source, rule, payload);
                    case CHANGE -> change(source, rule, payload);
                })
                .orElseGet(() -> new WebhookAnswer(Outcome.IGNORED, null, null, ignored(source.mapping())));
    }

    private WebhookAnswer report(WebhookSource source, WebhookRule rule, Map<String, Object> payload) {
        var values = rule.read(payload).put("source", source.name());
        var filed = reportCase.report(reading.of(checked(rule, values, NewCase.class)));
        return new WebhookAnswer(Outcome.REPORTED, filed.number(), null, null);
    }

    private WebhookAnswer add(WebhookSource source, WebhookRule rule, Map<String, Object> payload) {
        var said = checked(rule, rule.read(payload), Said.class);
        if (said.author() != null && source.ownAuthors().contains(said.author())) {
            return new WebhookAnswer(Outcome.IGNORED, null, null, "Baton wrote this itself.");
        }
        var number = caseOf(source, said.externalId());
        var author = said.direction() == Direction.INBOUND ? null : said.author();
        boolean empty = said.text() == null || TextRules.isEmpty(said.text());
        var text =
                empty ? ReadText.NONE : ReadText.of(said.text(), said.format()).text();
        var heard = addMessage.add(
                number,
                new NewMessage(
                        said.direction(),
                        Boolean.TRUE.equals(said.automatic()),
                        author,
                        text,
                        source.name(),
                        said.messageId(),
                        said.happenedAt()));
        return new WebhookAnswer(
                heard.opened() ? Outcome.REPORTED : Outcome.ADDED, heard.number(), heard.followUpOf(), null);
    }

    private WebhookAnswer change(WebhookSource source, WebhookRule rule, Map<String, Object> payload) {
        var change = checked(rule, rule.read(payload), CaseChange.class);
        var number = caseOf(source, change.externalId());
        return new WebhookAnswer(Outcome.CHANGED, follow.change(number, source.name(), change), null, null);
    }

    /** Helpdesks do not promise an order: what is said before its case is reported waits for it. */
    private CaseNumber caseOf(WebhookSource source, String ticket) {
        return caseFile.find(source.name(), ticket)
                .orElseThrow(() -> new WebhookUnread(
                        source.mapping().file(),
                        "%s has not reported a case %s yet.".formatted(source.name(), ticket),
                        ticket));
    }

    private <T> T checked(WebhookRule rule, ObjectNode values, Class<T> type) {
        try {
            var value = json.treeToValue(values, type);
            rule.refuse(problems(value));
            return value;
        } catch (JsonMappingException unfit) {
            rule.refuse(List.of(ProblemResponses.field(unfit)));
            throw new IllegalStateException(unfit);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> List<FieldProblem> problems(T value) {
        return validator.validate(value).stream()
                .map(problem -> new FieldProblem(problem.getPropertyPath().toString(), problem.getMessage()))
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
    }

    private static String ignored(WebhookMapping mapping) {
        return mapping.rules().stream()
                .map(rule -> "\"%s\"".formatted(rule.name()))
                .collect(Collectors.joining(", ", "It is none of those that " + mapping.file() + " knows: ", "."));
    }
}
