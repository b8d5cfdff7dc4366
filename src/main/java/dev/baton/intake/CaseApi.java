package dev.baton.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases in from a helpdesk. Errors are RFC 9457 problem details; a bad field is named under {@code errors}. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Baton",
                        version = "1",
                        description =
                                "Cases and accounts in, deadlines and stories out. A body has at most 8 MB and 200,000 JSON tokens, "
                                        + "1,000 levels deep, with numbers of 1,000 digits and amounts of 1,000 decimals (413, 400), and comes "
                                        + "without a silence of more than 5 seconds and, after 10, with 16 kB a second (408). 503 where too "
                                        + "many bodies are waited for: send it again."))
@RestController
@RequestMapping("/api/cases")
public class CaseApi {

    private final FollowUps followUps;
    private final CaseFile caseFile;
    private final ReadReport reading;

    CaseApi(FollowUps followUps, CaseFile caseFile, ReadReport reading) {
        this.followUps = followUps;
        this.caseFile = caseFile;
        this.reading = reading;
    }

    /** @param warnings what was left out or read in another way than its sender may think; missing where nothing was */
    record CaseReference(
            CaseNumber number,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

    /** 201 and the case's number; 200 and the same number where this {@code (source, externalId)} was reported before. */
    @PostMapping
    ResponseEntity<CaseReference> report(@RequestBody @Valid NewCase reported) {
        var read = reading.of(reported);
        var filed = RetryOnConflict.attempt(() -> followUps.report(read, reported.followUpOf()));
        var number = new CaseReference(filed.number(), read.warnings());
        return filed.created()
                ? ResponseEntity.created(URI.create("/api/cases/" + filed.number()))
                        .body(number)
                : ResponseEntity.ok(number);
    }

    /** The case as it stands. 404 where there is none of this number. */
    @GetMapping("/{number}")
    Case get(@PathVariable String number) {
        return caseFile.get(new CaseNumber(number));
    }
}
