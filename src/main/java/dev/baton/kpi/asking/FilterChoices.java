package dev.baton.kpi.asking;

import dev.baton.kpi.Dimension;
import dev.baton.security.Groups;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What may be asked for in the form above figures. Where a list is open, no values are offered. */
@Component
public class FilterChoices {

    private final List<String> categories;
    private final List<String> tiers;

    FilterChoices(
            @Value("${baton.categories}") List<String> categories,
            @Value("${baton.accounts.tiers}") List<String> tiers) {
        this.categories = categories;
        this.tiers = tiers;
    }

    public void addTo(Model page) {
        page.addAttribute("periods", AskedPeriod.WORDS);
        page.addAttribute("filters", filters());
    }

    private Map<String, List<String>> filters() {
        var filters = new LinkedHashMap<String, List<String>>();
        Arrays.stream(Dimension.values()).forEach(dimension -> filters.put(Asked.name(dimension), values(dimension)));
        return filters;
    }

    private List<String> values(Dimension dimension) {
        return switch (dimension) {
            case TEAM -> Groups.DESK;
            case PRIORITY -> List.of("P1", "P2", "P3");
            case CATEGORY -> categories;
            case TIER -> tiers;
            default -> List.of();
        };
    }
}
