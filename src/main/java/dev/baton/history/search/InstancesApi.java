package dev.baton.history.search;

import dev.baton.casefile.Refusal;
import dev.baton.history.search.InstanceSearch.Page;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InstancesApi {

    private static final int MOST = 200;

    private final AskedInstances asked;
    private final InstanceSearch search;

    InstancesApi(AskedInstances asked, InstanceSearch search) {
        this.asked = asked;
        this.search = search;
    }

    /**
     * Running and finished instances of all models, the last one begun first (with {@code of=end}: ended first). For auditors,
     * process owners and administrators. One request looks at so many instances as {@code baton.history.searched} says; {@code cut} is
     * true where it stopped there, and {@code next} goes on. 400 where a filter or a value is not known, with those that are.
     *
     * @param state running, finished, cancelled, or incident: something of it failed and waits for a person
     * @param model key of a model; all of them where it is left out or {@code all}
     * @param version number of a version of that model
     * @param number of a case, such as {@code C-000123}: its process and all that it called
     * @param element id or label of an element that was reached, also in what an instance called
     * @param person user id of somebody who had a task of it
     * @param variable name of a variable it has or had
     * @param value its last value: text as it is, numbers in figures, true or false
     * @param of begin or end: which of them lies in the period
     * @param from a day (UTC) or an instant, ISO-8601, inclusive
     * @param to a day (UTC), meant with all its hours, or an instant, exclusive
     * @param limit 1 to 200
     * @param after {@code next} of the page before
     */
    @GetMapping("/api/history/instances")
    Page find(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(name = "case", required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String element,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String variable,
            @RequestParam(required = false) @Nullable String value,
            @RequestParam(required = false) @Nullable String of,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam @Parameter(hidden = true) Map<String, String> all) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal("limit", "must lie between 1 and %d".formatted(MOST));
        }
        return search.page(asked.read(all), after, limit);
    }
}
