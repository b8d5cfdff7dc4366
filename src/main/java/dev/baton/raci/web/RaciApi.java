package dev.baton.raci.web;

import dev.baton.casefile.Priority;
import dev.baton.casefile.Refusal;
import dev.baton.raci.Raci;
import dev.baton.raci.advice.ActivityTitles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RaciApi {

    private final Raci raci;
    private final HeldNow held;
    private final ActivityTitles titles;

    RaciApi(Raci raci, HeldNow held, ActivityTitles titles) {
        this.raci = raci;
        this.held = held;
        this.titles = titles;
    }

    /**
     * One activity of the matrix as it is deployed now, for a case like the one asked about. Groups are ids.
     *
     * @param title in the language of who asks
     * @param priority as asked for, null for a case that has none yet
     * @param responsible who does it; empty where the accountable group does
     * @param accountable the one group that answers for it
     * @param open how many tasks of it are open now, on cases of every priority; counted over 20,000 open tasks at most
     */
    record ActivityRoles(
            String activity,
            String title,
            @Nullable Priority priority,
            boolean highRisk,
            List<String> responsible,
            String accountable,
            List<String> consulted,
            List<String> informed,
            int open) {}

    /**
     * The matrix, an entry for each activity in the order of {@code raci.dmn}.
     *
     * @param priority P1, P2 or P3; without it as for a case in triage. Anything else is refused with 400
     * @param highRisk true or false, which it is without
     */
    @GetMapping("/api/raci")
    List<ActivityRoles> raci(
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(defaultValue = "false") boolean highRisk,
            Locale language) {
        var asked = priority(priority);
        var now = held.count();
        return raci.matrix(asked, highRisk).stream()
                .map(roles -> new ActivityRoles(
                        roles.activity(),
                        titles.in(language, roles),
                        asked,
                        highRisk,
                        roles.responsible(),
                        roles.accountable(),
                        roles.consulted(),
                        roles.informed(),
                        now.open(roles.activity())))
                .toList();
    }

    /** @throws Refusal where there is no such priority */
    static @Nullable Priority priority(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.name().equals(written))
                .findFirst()
                .orElseThrow(() -> new Refusal("priority", "must be one of P1, P2, P3, or left out"));
    }
}
