package dev.baton.intake;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReport;
import dev.baton.casefile.Grade;
import dev.baton.casefile.StorableText;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases in from a helpdesk. Errors are RFC 9457 problem details; a bad field is named under {@code errors}. */
@OpenAPIDefinition(
        info = @Info(title = "Baton", version = "1", description = "Cases and accounts in, deadlines and stories out"))
@RestController
@RequestMapping("/api/cases")
public class CaseApi {

    private final ReportCase reportCase;
    private final CaseFile caseFile;

    CaseApi(ReportCase reportCase, CaseFile caseFile) {
        this.reportCase = reportCase;
        this.caseFile = caseFile;
    }

    /**
     * @param externalId the report's id at its source
     * @param source the system it comes from, such as {@code zendesk}
     * @param account id of the account; an unknown one is opened and flagged as incomplete
     * @param category one the models know, such as {@code technical} or {@code billing}; others are left to triage
     * @param impact low, medium or high; left to triage where missing, as is {@code urgency}
     */
    public record NewCase(
            @StorableText(max = 200, required = true) @Nullable
            String externalId,

            @StorableText(max = 50, required = true) @Nullable
            String source,

            @StorableText(max = 200, required = true) @Nullable
            String subject,

            @StorableText(max = 32_000, required = true) @Nullable
            String description,

            @StorableText(max = 80, required = true) @Nullable
            String account,

            @StorableText(max = 200) @Nullable String contact,
            @StorableText(max = 50) @Nullable String category,
            @StorableText(max = 100) @Nullable String productArea,
            @StorableText(max = 50) @Nullable String channel,
            @StorableText(max = 50) @Nullable String zone,
            @Nullable Grade impact,
            @Nullable Grade urgency) {

        public CaseReport report() {
            return new CaseReport(
                    source,
                    externalId,
                    account,
                    contact,
                    subject,
                    description,
                    category,
                    productArea,
                    channel,
                    zone,
                    impact,
                    urgency);
        }
    }

    record CaseReference(CaseNumber number) {}

    /** 201 and the case's number; 200 and the same number where this {@code (source, externalId)} was reported before. */
    @PostMapping
    ResponseEntity<CaseReference> report(@RequestBody @Valid NewCase reported) {
        var filed = RetryOnConflict.attempt(() -> reportCase.report(reported.report()));
        var number = new CaseReference(filed.number());
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
