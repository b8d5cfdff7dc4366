package dev.baton.escalation.web;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.StorableText;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.RequestEscalation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking for more expertise or more authority on a case. */
@RestController
@RequestMapping("/api/cases/{number}/escalations")
class EscalationApi {

    private final RequestEscalation requestEscalation;
    private final EscalationRecords escalations;
    private final CaseFile caseFile;

    EscalationApi(RequestEscalation requestEscalation, EscalationRecords escalations, CaseFile caseFile) {
        this.requestEscalation = requestEscalation;
        this.escalations = escalations;
        this.caseFile = caseFile;
    }

    /** @param kind functional (more expertise) or hierarchical (more authority) */
    record Request(
            @NotNull(message = "is missing: functional or hierarchical") @Nullable
            EscalationKind kind,

            @StorableText(max = 2_000, required = true) @Nullable
            String reason) {}

    record Requested(long id) {}

    /**
     * 201 and the escalation's id; 200 and the id it has already where the same kind was asked for with the same reason and
     * whoever is asked has not answered. 404 where there is no such case, 409 once it is resolved.
     */
    @PostMapping
    ResponseEntity<Requested> request(@PathVariable String number, @RequestBody @Valid Request request) {
        var requested = requestEscalation.request(new CaseNumber(number), request.kind(), request.reason());
        return ResponseEntity.status(requested.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Requested(requested.id()));
    }

    /** The case's escalations, oldest first. 404 where there is no such case. */
    @GetMapping
    List<Escalation> escalations(@PathVariable String number) {
        return escalations.of(caseFile.get(new CaseNumber(number)).number());
    }
}
