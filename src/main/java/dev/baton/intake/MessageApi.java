package dev.baton.intake;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MessageApi {

    private final CaseFile caseFile;
    private final AddMessage addMessage;

    MessageApi(CaseFile caseFile, AddMessage addMessage) {
        this.caseFile = caseFile;
        this.addMessage = addMessage;
    }

    /**
     * @param direction inbound (from the customer), outbound (to the customer) or internal (a note)
     * @param automatic true for what a machine sent: it is no reply and no activity; false where missing
     */
    record Message(
            @NotNull(message = "is missing: inbound, outbound or internal") @Nullable
            Direction direction,

            @Words(max = 32_000, required = true) @Nullable String text,
            @Nullable Boolean automatic) {}

    /** 202 once the message is on the case. 404 where there is no such case. */
    @PostMapping("/api/cases/{number}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void add(@PathVariable String number, @RequestBody @Valid Message message, Principal author) {
        var subject = caseFile.get(new CaseNumber(number)).number();
        var who = message.direction() == Direction.INBOUND ? null : author.getName();
        Persistently.attempt(() -> addMessage.add(
                subject, message.direction(), Boolean.TRUE.equals(message.automatic()), who, message.text()));
    }
}
