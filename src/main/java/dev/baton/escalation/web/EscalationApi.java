package dev.baton.escalation.web;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.StorableText;
import dev.baton.escalation.EscalationBrief;
import dev.baton.escalation.RequestEscalation;
import dev.baton.escalation.Trend;
import dev.baton.escalation.Trends;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking for more expertise or more authority on a case, and what became of it. */
@RestController
@RequestMapping("/api/cases/{number}/escalations")
class EscalationApi {

    private static final String CUSTOMER = "customer";

    private final RequestEscalation requestEscalation;
    private final Records records;
    private final Trends trends;
    private final CaseFile caseFile;

    EscalationApi(RequestEscalation requestEscalation, Records records, Trends trends, CaseFile caseFile) {
        this.requestEscalation = requestEscalation;
        this.records = records;
        this.trends = trends;
        this.caseFile = caseFile;
    }

    /**
     * @param kind functional (more expertise) or hierarchical (more authority)
     * @param by "customer" where the customer asks for it; missing where we do
     * @param brief what whoever is asked needs to know; missing where it is to be made of what is known
     */
    record Request(
            @NotNull(message = "is missing: functional or hierarchical") @Nullable
            EscalationKind kind,

            @StorableText(max = 2_000, required = true) @Nullable
            String reason,

            @Nullable String by,

            @Valid @Nullable Brief brief) {}

    /** The issue, the steps tried and a hypothesis are needed for more expertise, the business impact and the ask for more authority. */
    record Brief(
            @StorableText(max = EscalationBrief.LONGEST) @Nullable
            String issue,

            @StorableText(max = EscalationBrief.LONGEST) @Nullable
            String stepsTried,

            @StorableText(max = EscalationBrief.LONGEST) @Nullable
            String hypothesis,

            @StorableText(max = EscalationBrief.LONGEST) @Nullable
            String impact,

            @StorableText(max = EscalationBrief.LONGEST) @Nullable
            String ask) {

        EscalationBrief asWritten() {
            return new EscalationBrief(issue, stepsTried, hypothesis, impact, ask);
        }
    }

    /** @param missing the parts that its kind needs and nobody knew, by their names in {@code brief} */
    record Requested(long id, List<String> missing) {}

    record Told(
            @NotNull(message = "is missing: improving, same or declining") @Nullable
            Trend trend) {}

    /**
     * 201 with the escalation's id and what is missing in its brief; 200 and the id it has already where the same kind was asked
     * for with the same reason and whoever is asked has not answered. Without a {@code brief} it is made of the report, what we
     * wrote, the account and the promised word, and the reason stands for the hypothesis or the ask. 400 where a {@code brief} is
     * given that lacks what its kind needs, naming each part; 404 where there is no such case, 409 once it is resolved.
     */
    @PostMapping
    ResponseEntity<Requested> request(
            @PathVariable String number, @RequestBody @Valid Request request, Principal principal) {
        var asked = new RequestEscalation.Request(
                request.kind(),
                request.reason(),
                principal.getName(),
                isByCustomer(request.by()),
                whole(request.kind(), request.brief()));
        var requested = requestEscalation.request(new CaseNumber(number), asked);
        return ResponseEntity.status(requested.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Requested(requested.id(), records.missing(requested.id())));
    }

    /**
     * The case's escalations, oldest first: each with its brief and what is missing in it, whose hands it was in, the briefs that
     * went back, what the leadership was told, and the related cases that whoever asks may read. 404 where there is no such case.
     */
    @GetMapping
    List<Records.Kept> escalations(@PathVariable String number) {
        return records.of(caseFile.get(new CaseNumber(number)).number());
    }

    /**
     * How it gets on. 204. Whoever leads the escalation may say it: 400 for others, and where the case has no such escalation; 404
     * where there is no such case, 409 where nobody leads it.
     */
    @PutMapping("/{id}/trend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tell(@PathVariable String number, @PathVariable long id, @RequestBody @Valid Told told, Principal by) {
        trends.tell(caseFile.get(new CaseNumber(number)).number(), id, told.trend(), by.getName());
    }

    private static boolean isByCustomer(@Nullable String by) {
        if (by != null && !by.equals(CUSTOMER)) {
            throw new Refusal("by", "must be \"customer\", or left out where one of us asks");
        }
        return by != null;
    }

    private static @Nullable EscalationBrief whole(EscalationKind kind, @Nullable Brief brief) {
        if (brief == null) {
            return null;
        }
        var written = brief.asWritten();
        var missing = written.missing(kind);
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "brief",
                    "lacks %s: nobody can take on a %s escalation without. Leave the brief out to have it made of what is known"
                            .formatted(String.join(", ", missing), kind.label()));
        }
        return written;
    }
}
