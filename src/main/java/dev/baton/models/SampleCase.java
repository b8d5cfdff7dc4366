package dev.baton.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A case that models are tried with before they count.
 *
 * @param name for people, such as {@code the example 04-bank}
 * @param facts as models name them; may hold null
 */
public record SampleCase(String name, Map<String, @Nullable Object> facts) {

    private static final List<String> PRIORITIES = List.of("", "P1", "P2", "P3");

    /** The cases below {@code examples/}: category, area, impact, urgency, tier, industry, region, health, ARR, renewal, MRR to average. */
    private static final String EXAMPLES = """
            01-law-firm     | compliance | retention    | high   | high   | premium  | legal         | DE    | green  | 50400  | 12  | 0.37
            02-online-shop  | outage     | checkout     | high   | medium | vip      | e-commerce    | IT    | green  | 720000 | 240 | 5.22
            03-hospital     | safety     | medication   |        |        | premium  | healthcare    | IE    | yellow | 108000 | 150 | 0.78
            04-bank         | security   | api          | medium | medium | premium  | finance       | PT    | green  | 180000 | 300 | 1.3
            05-manufacturer | technical  | integrations | medium | high   | standard | manufacturing | SE    | yellow | 90000  | 200 | 0.65
            06-saas         | technical  | api          | medium | medium | standard | software      | US-CA | green  | 28800  | 90  | 0.21
            07-university   |            |              |        |        | standard | education     | CL    | green  | 36000  |     | 0.26
            08-logistics    | billing    | invoicing    | medium | high   | premium  | logistics     | ZA    | green  | 81600  | 120 | 0.59
            09-game-studio  | technical  | leaderboard  | low    | medium | standard | gaming        | FI    |        | 22800  |     | 0.17
            10-city-council |            | forms        |        | medium | standard | government    | AE    | red    | 62400  | 75  | 0.45
            """;

    /** Everyday cases, of every priority and of none. */
    public static List<SampleCase> examples() {
        var lines = EXAMPLES.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(at -> example(lines.get(at), text(PRIORITIES.get(at % PRIORITIES.size()))))
                .toList();
    }

    /** The same case but for some facts. */
    SampleCase with(Map<String, @Nullable Object> others) {
        var facts = new HashMap<>(this.facts);
        facts.putAll(others);
        var told = new TreeMap<String, Object>();
        others.forEach((fact, value) -> told.put(fact, value == null ? "empty" : value));
        return new SampleCase(
                "a case with "
                        + told.entrySet().stream()
                                .map(fact -> fact.getKey() + " " + fact.getValue())
                                .collect(Collectors.joining(", ")),
                facts);
    }

    private static SampleCase example(String line, @Nullable String priority) {
        var cells = line.split("\\|", -1);
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("account", "An account");
        facts.put("accountComplete", true);
        facts.put("category", text(cells[1]));
        facts.put("productArea", text(cells[2]));
        facts.put("impact", text(cells[3]));
        facts.put("urgency", text(cells[4]));
        facts.put("channel", "email");
        facts.put("tier", text(cells[5]));
        facts.put("industry", text(cells[6]));
        facts.put("region", text(cells[7]));
        facts.put("health", text(cells[8]));
        facts.put("usage", null);
        facts.put("recentCases", 1L);
        facts.put("arr", Double.valueOf(cells[9].strip()));
        facts.put("renewalDays", text(cells[10]) == null ? null : Long.valueOf(cells[10].strip()));
        facts.put("mrrRatio", Double.valueOf(cells[11].strip()));
        facts.put("priority", priority);
        return new SampleCase("the example " + cells[0].strip(), facts);
    }

    private static @Nullable String text(String cell) {
        return cell.isBlank() ? null : cell.strip();
    }
}
