package dev.baton.history.search;

import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.Refusal;
import dev.baton.history.HistorySettings;
import dev.baton.history.Models;
import dev.baton.history.tables.InstanceState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Finding instances. Without a choice the cases' own processes are shown, and not the many that they call. */
@Controller
class SearchPage {

    private static final int ROWS = 50;
    private static final String HERE = "/history";

    private final AskedInstances reader;
    private final InstanceSearch search;
    private final Models models;
    private final HistorySettings settings;

    SearchPage(AskedInstances reader, InstanceSearch search, Models models, HistorySettings settings) {
        this.reader = reader;
        this.search = search;
        this.models = models;
        this.settings = settings;
    }

    /** What cannot be looked for is told, and everything that was typed stays. */
    @GetMapping(HERE)
    ModelAndView show(
            @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            Model page) {
        var asked = asked(parameters);
        var answer = new ModelAndView("history/search");
        try {
            var found = search.page(reader.read(asked), after, ROWS);
            page.addAttribute("found", found);
            page.addAttribute("next", found.next() == null ? null : address(asked, found.next()));
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            answer.setStatus(HttpStatus.BAD_REQUEST);
        }
        var chosen = asked.getOrDefault("model", "");
        page.addAttribute("asked", asked);
        page.addAttribute("models", models.all());
        page.addAttribute("chosen", models.find(chosen).orElse(null));
        page.addAttribute("elements", elements(chosen));
        page.addAttribute(
                "states",
                Arrays.stream(InstanceState.values()).map(InstanceState::word).toList());
        page.addAttribute("searched", settings.searched());
        page.addAttribute("first", after == null);
        return answer;
    }

    private List<dev.baton.history.Element> elements(String key) {
        return models.find(key)
                .map(model ->
                        List.copyOf(models.elements(model.newest().definition()).values()))
                .orElse(List.of());
    }

    private static Map<String, String> asked(Map<String, String> parameters) {
        var asked = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (AskedInstances.KNOWN.contains(name) && !value.isBlank()) {
                asked.put(name, value);
            }
        });
        asked.putIfAbsent("model", CaseProcess.KEY);
        return asked;
    }

    private static String address(Map<String, String> asked, String after) {
        var address = UriComponentsBuilder.fromPath(HERE);
        asked.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.queryParam("after", after).buildAndExpand(asked).encode().toUriString();
    }
}
