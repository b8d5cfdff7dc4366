package dev.baton.intake.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.StorableText;
import dev.baton.casefile.TextRules;
import dev.baton.intake.AddMessage;
import dev.baton.intake.NewCase;
import dev.baton.intake.ReadReport;
import dev.baton.intake.ReportCase;
import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.mapping.WebhookRule;
import dev.baton.intake.mapping.WebhookRule.Becomes;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns a message into a case or activity on one, and remembers it, both or neither. */
@Component
class ReceiveWebhook {

    private final WebhookDeliveries deliveries;
    private final ReadReport reading;
    private final ReportCase reportCase;
    private final AddMessage addMessage;
    private final CaseFile caseFile;
    private final ObjectMapper json;
    private final Validator validator;

    ReceiveWebhook(
            WebhookDeliveries deliveries,
            ReadReport reading,
            ReportCase reportCase,
            AddMessage addMessage,
            CaseFile caseFile,
            ObjectMapper json,
            Validator validator) {
        this.deliveries = deliveries;
        this.reading = reading;
        this.reportCase = reportCase;
        this.addMessage = addMessage;
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

            @StorableText(max = TextRules.LONGEST, required = true) @Nullable
            String text,

            @Nullable Boolean automatic,
            @StorableText(max = 200) @Nullable String author) {}

    @Transactional
    WebhookAnswer receive(WebhookSource source, WebhookMessage message, Map<String, Object> payload) {
        return deliveries.received(source, message).orElseGet(() -> {
            var answer = act(source, payload);
            deliveries.answered(source, message, answer);
            return answer;
        });
    }

    private WebhookAnswer act(WebhookSource source, Map<String, Object> payload) {
        return source.mapping()
                .ruleFor(payload)
                .map(rule ->
                        rule.becomes() == Becomes.CASE ? report(source, rule, payload) : add(source, rule, payload))
                .orElseGet(() -> new WebhookAnswer(Outcome.IGNORED, null, null, ignored(source.mapping())));
    }

    private WebhookAnswer report(WebhookSource source, WebhookRule rule, Map<String, Object> payload) {
        var values = rule.read(payload).put("source", source.name());
        var filed = reportCase.report(reading.of(checked(rule, values, NewCase.class)));
        return new WebhookAnswer(Outcome.REPORTED, filed.number(), null, null);
    }

    private WebhookAnswer add(WebhookSource source, WebhookRule rule, Map<String, Object> payload) {
        var said = checked(rule, rule.read(payload), Said.class);
        var number = caseOf(source, said);
        var author = said.direction() == Direction.INBOUND ? null : said.author();
        var heard = addMessage.add(
                number,
                new NewMessage(
                        said.direction(),
                        Boolean.TRUE.equals(said.automatic()),
                        author,
                        said.text(),
                        source.name(),
                        said.messageId(),
                        said.happenedAt()));
        return new WebhookAnswer(
                heard.opened() ? Outcome.REPORTED : Outcome.ADDED, heard.number(), heard.followUpOf(), null);
    }

    /** Helpdesks do not promise an order; most of them send again after a conflict, when the case may be there. */
    private CaseNumber caseOf(WebhookSource source, Said said) {
        return caseFile.find(source.name(), said.externalId())
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.CONFLICT,
                        "%s has not reported a case %s yet. Report it, then send this message again."
                                .formatted(source.name(), said.externalId())));
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
