package dev.baton.kpi.boards;

import dev.baton.casefile.Refusal;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The order of tiles as a form says it: each figure has a place, or none. Equal places stand in the order of all figures. */
@Component
class ChosenPlaces {

    private static final String PREFIX = "place.";

    private final Kpis kpis;

    ChosenPlaces(Kpis kpis) {
        this.kpis = kpis;
    }

    private record Placed(String id, int place) {}

    /** @throws Refusal where a place is no number */
    List<String> read(Map<String, String> form) {
        return kpis.all().stream()
                .map(Kpi::id)
                .filter(id -> !form.getOrDefault(PREFIX + id, "").isBlank())
                .map(id -> new Placed(id, place(form.get(PREFIX + id).strip())))
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::id)
                .toList();
    }

    private static int place(String text) {
        if (!text.matches("\\d{1,3}")) {
            throw new Refusal("tiles", "have places from 0 to 999; leave out what is not to be shown");
        }
        return Integer.parseInt(text);
    }
}
