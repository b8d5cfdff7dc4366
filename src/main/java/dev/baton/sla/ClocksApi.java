package dev.baton.sla;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClocksApi {

    private final CaseFile caseFile;
    private final SlaClocks clocks;
    private final Clock time;

    ClocksApi(CaseFile caseFile, SlaClocks clocks, Clock time) {
        this.caseFile = caseFile;
        this.clocks = clocks;
        this.time = time;
    }

    /**
     * @param name of the clock, such as {@code firstReply}
     * @param escalation the escalation a take-charge clock belongs to, else null
     * @param due when it is over, ISO-8601 UTC; null while it has not started, is paused or met
     * @param state idle, running, paused, late or met
     * @param explain how the due instant came about, step by step
     */
    record Reading(
            ClockName name,
            @Nullable String escalation,
            @Nullable Instant due,
            String state,
            List<String> explain) {}

    /** The clocks of the case. 404 where there is no such case. */
    @GetMapping("/api/cases/{number}/clocks")
    List<Reading> clocks(@PathVariable String number) {
        return clocks.of(caseFile.get(new CaseNumber(number)).number()).clocks().stream()
                .map(this::read)
                .toList();
    }

    private Reading read(SlaClock clock) {
        return new Reading(
                clock.name(),
                clock.subject().isEmpty() ? null : clock.subject(),
                clock.due(),
                clock.state(time.instant()).name().toLowerCase(Locale.ROOT),
                clock.explain());
    }
}
