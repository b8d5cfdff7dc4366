package dev.baton.intake.mailbox;

import dev.baton.intake.mail.MailTooLarge;
import dev.baton.intake.mail.RawMail;
import dev.baton.intake.quarantine.QuarantineFull;
import dev.baton.intake.threads.MailAnswer;
import dev.baton.web.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mail in from a mail server that hands over what it gets, as Postfix does with a pipe. */
@RestController
class MailApi {

    private static final String FULL =
            "It cannot be taken in, and as much mail as may be is kept. Hand it in again later.";
    private static final String EMPTY =
            "The body is empty. Send the mail as it is: curl --data-binary @mail.eml -H 'Content-Type: message/rfc822'";
    private static final String LATER_SECONDS = "600";

    private final HandIn handIn;

    MailApi(HandIn handIn) {
        this.handIn = handIn;
    }

    /**
     * 201 {@code {case, message}} once a mail is on its case; 200 and the same for the same mail again, told by its Message-ID. 202
     * {@code {why}} where it is on none: a bounce, a read receipt or a mail of Baton's own, or one that cannot be read and is kept for
     * a person; it need not be handed in again. 400 where the body is empty, 413 above 40 MB. 429 with {@code Retry-After} where it
     * cannot be taken in and as much is kept as may be.
     */
    @Operation(
            summary = "A raw mail",
            description = "RFC 5322, at most 40 MB, as it came from the wire.",
            requestBody = @RequestBody(required = true, content = @Content(mediaType = "message/rfc822")))
    @PostMapping("/api/mail")
    ResponseEntity<MailAnswer> handIn(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        try (var raw = RawMail.of(request.getInputStream())) {
            if (raw.size() == 0) {
                throw ProblemResponses.answer(HttpStatus.BAD_REQUEST, EMPTY);
            }
            var answer = handIn.handIn(raw);
            return ResponseEntity.status(status(answer)).body(answer);
        } catch (MailTooLarge tooLarge) {
            throw ProblemResponses.answer(HttpStatus.PAYLOAD_TOO_LARGE, String.valueOf(tooLarge.getMessage()));
        } catch (QuarantineFull full) {
            var refused = ProblemResponses.answer(HttpStatus.TOO_MANY_REQUESTS, FULL);
            refused.getHeaders().set(HttpHeaders.RETRY_AFTER, LATER_SECONDS);
            throw refused;
        }
    }

    private static HttpStatus status(MailAnswer answer) {
        return answer.number() == null ? HttpStatus.ACCEPTED : answer.created() ? HttpStatus.CREATED : HttpStatus.OK;
    }
}
