package dev.baton.routing.web;

import dev.baton.casefile.Refusal;
import dev.baton.routing.Profiles.ChangedMeanwhile;
import dev.baton.routing.people.HandsOfTheAway;
import dev.baton.routing.people.PeopleImport;
import dev.baton.routing.people.PeopleImport.Outcome;
import dev.baton.routing.people.Reassign;
import dev.baton.web.ProblemResponses;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many people from a file. */
@RestController
class ImportApi {

    private static final int LARGEST = 4 * 1024 * 1024;

    private final PeopleImport file;
    private final Rights rights;
    private final HandsOfTheAway hands;
    private final Reassign reassign;

    ImportApi(PeopleImport file, Rights rights, HandsOfTheAway hands, Reassign reassign) {
        this.file = file;
        this.rights = rights;
        this.hands = hands;
        this.reassign = reassign;
    }

    /**
     * People from comma-separated values (RFC 4180, UTF-8, at most 4 MiB and 5,000 lines). The first line names the columns:
     * {@code id}, and any of {@code name, groups, skills, languages, zone, calendar, capacity, disabled}; what has no column stays as
     * it is. Several groups, skills or languages stand between semicolons, a level behind a colon: {@code databases:3;billing}.
     *
     * <p>200 with what each line changes: {@code new}, {@code changed} or {@code same}. Where a line is {@code wrong} the answer is 400
     * with the same body, and nothing is kept. Who may change whom is as for a single person, and what they hold who get no work any more
     * goes to others.
     *
     * @param dryRun true to be told and change nothing
     */
    @PostMapping(path = "/api/people/import", consumes = "text/csv")
    ResponseEntity<Outcome> importPeople(
            @RequestParam(defaultValue = "false") boolean dryRun, @RequestBody byte[] body, Authentication login) {
        if (body.length > LARGEST) {
            throw new Refusal("file", "is larger than 4 MiB; send it in parts");
        }
        try {
            var outcome = file.run(text(body), dryRun, (was, said) -> rights.refused(login, was, said));
            if (outcome.kept()) {
                outcome.disabled().forEach(reassign::disabled);
                hands.look();
            }
            var wrong = outcome.lines().stream().anyMatch(line -> line.outcome().equals("wrong"));
            return ResponseEntity.status(wrong ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
                    .body(outcome);
        } catch (ChangedMeanwhile changed) {
            throw ProblemResponses.answer(HttpStatus.CONFLICT, changed.getMessage());
        } catch (BadUserRequestException unfit) {
            throw new Refusal("file", "was not kept: " + unfit.getMessage());
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new Refusal("file", "is not UTF-8; save it as \"CSV UTF-8\"");
        }
    }
}
