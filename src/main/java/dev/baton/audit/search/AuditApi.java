package dev.baton.audit.search;

import dev.baton.casefile.Refusal;
import dev.baton.web.ProblemResponses;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditApi {

    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final EntryRows rows;
    private final Telling telling;
    private final Questions questions;
    private final ReadersOfLog readers;

    AuditApi(EntryRows rows, Telling telling, Questions questions, ReadersOfLog readers) {
        this.rows = rows;
        this.telling = telling;
        this.questions = questions;
        this.readers = readers;
    }

    /** @param next what to ask for as {@code after} to get the page that follows; null on the last one */
    record Page(List<Found> items, @Nullable Long next) {}

    /**
     * Entries of the audit log to which all applies that is asked, the newest first. Names and words are there for the groups of
     * {@code baton.audit.names-for}; others get pseudonyms and no words. 400 where a value is none, or something else is asked.
     *
     * @param number a case, {@code C-000123}
     * @param who a user id, a pseudonym, or {@code baton}
     * @param kind names of kinds, {@code BatonPassed}, with commas between
     * @param from ISO-8601 with zone: not before
     * @param to ISO-8601 with zone: before
     * @param account the id of an account: entries about it, and about its cases
     * @param about the id of what an entry is about; of a person the user id or the pseudonym
     * @param model the id of a model, or id and version ({@code support-case:4})
     * @param text somewhere in the details. Of such a search 20,000 entries at most are looked at for one page: it may be empty and
     *     have a {@code next}
     * @param order {@code newest} or {@code oldest} first
     * @param after {@code next} of the page before
     * @param limit 1 to 1000
     */
    @GetMapping("/api/audit")
    Page list(
            Authentication login,
            @RequestParam(name = "case", required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam @Parameter(hidden = true) Map<String, String> asked) {
        Questions.checkNames(asked, Set.of("order", "after", "limit"));
        var most = (int) Questions.number(asked, "limit", USUAL, 1, MOST);
        var place = Questions.number(asked, "after", 0, 1, Long.MAX_VALUE);
        var reader = readers.of(login);
        var found = rows.find(questions.read(asked, reader), place == 0 ? null : place, most, isNewestFirst(order));
        return new Page(telling.tell(found.rows(), reader), found.next());
    }

    private static boolean isNewestFirst(@Nullable String order) {
        if (order == null || order.isBlank() || order.equals("newest")) {
            return true;
        } else if (order.equals("oldest")) {
            return false;
        }
        throw new Refusal("order", "must be newest or oldest");
    }

    /** One entry, by its number. 404 where there is none, or its month was archived and dropped. */
    @GetMapping("/api/audit/{entry}")
    Found one(Authentication login, @PathVariable long entry) {
        return telling.tell(rows.of(List.of(entry)), readers.of(login)).stream()
                .findFirst()
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.NOT_FOUND, "There is no entry %d in the audit log.".formatted(entry)));
    }
}
