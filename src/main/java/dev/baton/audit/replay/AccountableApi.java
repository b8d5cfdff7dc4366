package dev.baton.audit.replay;

import dev.baton.audit.search.Questions;
import dev.baton.audit.search.Reader;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import java.time.Clock;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountableApi {

    private final CaseStories stories;
    private final Clock clock;

    AccountableApi(CaseStories stories, Clock clock) {
        this.stories = stories;
        this.clock = clock;
    }

    /**
     * Who answered for the case at an instant, and who had the work, from the entries of the audit log alone. 404 where there is no
     * such case, 400 where it is no instant or still to come. Before the report {@code accountable} is null and {@code because} says so.
     *
     * @param at ISO-8601 with zone; left out it is now
     */
    @GetMapping("/api/cases/{number}/accountable")
    Accountability accountable(
            @PathVariable String number, @RequestParam(required = false, defaultValue = "") String at) {
        var now = clock.instant();
        var asked = Questions.instant(Map.of("at", at), "at");
        if (asked != null && asked.isAfter(now)) {
            throw new Refusal("at", "is still to come; ask for an instant until now");
        }
        var of = new CaseNumber(number);
        return Accountability.of(of, stories.of(of, Reader.OF_EVERYTHING), asked == null ? now : asked);
    }
}
