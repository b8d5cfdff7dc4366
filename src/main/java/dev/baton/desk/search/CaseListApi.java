package dev.baton.desk.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.desk.ListedCase;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CaseListApi {

    private static final int MOST = 200;

    private final CaseList cases;
    private final FilterReader filters;

    private final ApplicationEventPublisher events;

    CaseListApi(CaseList cases, FilterReader filters, ApplicationEventPublisher events) {
        this.events = events;
        this.cases = cases;
        this.filters = filters;
    }

    /**
     * @param next what to ask for as {@code after} to get the page that follows; null on the last one
     * @param similar true where nothing has the words of {@code q} as they are written, and these are the most similar ones
     */
    record Found(
            List<ListedCase> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean similar) {}

    /**
     * The cases that who asks may read: the open ones by their next deadline, those without one after them, then the closed ones,
     * the last one closed first. Several values of one filter are separated by commas. 400 where a filter or a value is not known,
     * with those that are, and where {@code after} is not what a page said.
     *
     * @param q a number ({@code C-000012}, {@code 12}), or words of subject, description, account or reference, each from its
     *     beginning, without accents and capitals; at most 200 characters. What is nowhere as it is written is looked for with
     *     typos in subject and account
     * @param status open, resolved, closed
     * @param priority P1, P2, P3, or none for cases that are not triaged
     * @param team groups, or none
     * @param accountable user ids, or me
     * @param responsible user ids, me, or none: who works on it, which is who has the team's open task, else who was given the case
     * @param account ids of accounts
     * @param escalated true or false
     * @param dueBefore ISO-8601 UTC: some deadline of theirs is over before
     * @param limit 1 to 200
     * @param after {@code next} of the page before
     */
    @GetMapping("/api/cases")
    Found list(
            Authentication login,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String accountable,
            @RequestParam(required = false) @Nullable String responsible,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String escalated,
            @RequestParam(required = false) @Nullable String dueBefore,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam @Parameter(hidden = true) Map<String, String> asked) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal("limit", "must lie between 1 and %d".formatted(MOST));
        }
        var page = cases.page(login, filters.read(asked, login.getName()), limit, after);
        events.publishEvent(Deed.of("Exported")
                .with("what", "cases")
                .with("count", page.items().size())
                .with("filters", asked.keySet().stream().sorted().limit(20).toList()));
        return new Found(page.items(), page.next(), page.nearness() != Nearness.AS_WRITTEN);
    }
}
