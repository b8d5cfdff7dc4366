package dev.baton.intake;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.StorableText;
import dev.baton.casefile.TextRules;
import dev.baton.intake.texts.ReadText;
import dev.baton.intake.texts.TextFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessageApi {

    private final CaseFile caseFile;
    private final AddMessage addMessage;
    private final PromisedWord promised;

    MessageApi(CaseFile caseFile, AddMessage addMessage, PromisedWord promised) {
        this.promised = promised;
        this.caseFile = caseFile;
        this.addMessage = addMessage;
    }

    /**
     * @param direction inbound (from the customer), outbound (to the customer) or internal (a note)
     * @param automatic true for what a machine sent: it is no reply and no activity; false where missing
     * @param externalId the message's id at its source: sent again, it is the same message
     * @param source the system that knows it by that id; the case's source where missing
     * @param happenedAt when it was said, ISO-8601; at most five minutes ahead, and five years before the case was reported;
     *     before the report it answers nothing; now where missing
     * @param format text or html; found out where missing
     * @param nextUpdate of a reply on an open case: when the customer hears next, ISO-8601, ahead and at most
     *     {@code baton.promises.furthest}; by the cadence of {@code expectations.dmn} where missing
     * @param movesPromise true where the reply is not yet what was promised and only tells the later hour {@code nextUpdate}: what was
     *     promised is moved, neither kept nor, in time, broken
     */
    record Message(
            @NotNull(message = "is missing: inbound, outbound or internal") @Nullable
            Direction direction,

            @StorableText(max = TextRules.LONGEST, required = true) @Nullable
            String text,

            @Nullable Boolean automatic,
            @StorableText(max = 200) @Nullable String externalId,
            @StorableText(max = 50) @Nullable String source,
            @Nullable Instant happenedAt,
            @Nullable TextFormat format,
            @Nullable Instant nextUpdate,
            @Nullable Boolean movesPromise,

            @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {}

    /**
     * @param number the case the message is on, as is {@code case} where it is another than it was sent to
     * @param mergedFrom the duplicate it was sent to, which is merged into that other case; missing where it was sent to none
     * @param followUpOf the closed case it was sent to; missing where it is on that case
     * @param message Baton's id for it, which it may come back under without being another message
     * @param warnings what was left out or read in another way than its sender may think; missing where nothing was
     */
    record Kept(
            CaseNumber number,

            @JsonProperty("case") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            CaseNumber other,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            CaseNumber followUpOf,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            CaseNumber mergedFrom,

            String message,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

    /**
     * 202 once the message is on the case, 200 and the same answer where it was before. On a closed case the customer's message
     * goes on as a follow-up: 201 with {@code {case, followUpOf}} where it was opened, 202 with the same while it is open. On a
     * duplicate it goes on in the case that one is merged into: {@code {case, mergedFrom}}; what is ours to say is refused there,
     * 409. An hour that cannot be promised is refused with 400; what speaks against it is told in {@code warnings}. 404 where there is no such case.
     */
    @PostMapping("/api/cases/{number}/messages")
    ResponseEntity<Kept> add(@PathVariable String number, @RequestBody @Valid Message message, Principal author) {
        var subject = caseFile.get(new CaseNumber(number));
        if (message.direction() != Direction.INBOUND) {
            NotNow.ifMerged(subject);
        }
        var text = ReadText.of(message.text(), message.format());
        var warnings = Warnings.ofUnknown(message.unknown());
        if (text.wasHtml()) {
            warnings.html("text");
        }
        var said = said(subject, message, text.text(), author);
        var next = next(message);
        if (next != null) {
            promised.doubts(subject.number(), next.at(), ZoneOffset.UTC).forEach(warnings::add);
        }
        var heard = RetryOnConflict.attempt(() -> addMessage.add(subject.number(), said, next));
        return ResponseEntity.status(status(heard)).body(kept(heard, warnings.all()));
    }

    private static @Nullable NextWord next(Message message) {
        var moves = Boolean.TRUE.equals(message.movesPromise());
        if (message.nextUpdate() == null && moves) {
            throw new Refusal("nextUpdate", "is missing: the later hour that the customer is told");
        }
        return message.nextUpdate() == null ? null : new NextWord(message.nextUpdate(), moves);
    }

    private static HttpStatus status(Heard heard) {
        return heard.opened() ? HttpStatus.CREATED : heard.created() ? HttpStatus.ACCEPTED : HttpStatus.OK;
    }

    private static Kept kept(Heard heard, List<String> warnings) {
        return new Kept(
                heard.number(),
                heard.followUpOf() == null && heard.mergedFrom() == null ? null : heard.number(),
                heard.followUpOf(),
                heard.mergedFrom(),
                Conversation.OWN_ID + heard.message(),
                warnings);
    }

    private static NewMessage said(Case subject, Message message, String text, Principal author) {
        return new NewMessage(
                message.direction(),
                Boolean.TRUE.equals(message.automatic()),
                message.direction() == Direction.INBOUND ? null : author.getName(),
                text,
                message.source() == null ? subject.source() : message.source(),
                message.externalId(),
                message.happenedAt());
    }
}
