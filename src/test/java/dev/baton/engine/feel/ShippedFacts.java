package dev.baton.engine.feel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts a file of decisions asks about, mostly with texts that stand in its cells and numbers around those that do. */
class ShippedFacts {

    private static final Pattern ASKED =
            Pattern.compile("(?s)<inputExpression[^>]* typeRef=\"(\\w+)\"[^>]*>\\s*<text>([^<]*)</text>");
    private static final Pattern TEXT = Pattern.compile("\"([^\"<>=/]*)\"");

    private final Random random;
    private final RandomCells cells;
    private final List<String> texts;
    private final Map<String, String> types;

    ShippedFacts(Random random, String dmn) {
        this.random = random;
        this.cells = new RandomCells(random);
        this.types = ASKED.matcher(dmn)
                .results()
                .collect(Collectors.toMap(asked -> name(asked.group(2)), asked -> asked.group(1), (one, other) -> one));
        this.texts = Pattern.compile("(?s)<text>(.*?)</text>")
                .matcher(dmn)
                .results()
                .flatMap(cell -> TEXT.matcher(cell.group(1)).results())
                .map(text -> text.group(1))
                .distinct()
                .toList();
    }

    Map<String, @Nullable Object> facts() {
        var facts = new HashMap<String, @Nullable Object>();
        types.keySet().stream()
                .filter(name -> random.nextInt(8) > 0)
                .forEach(name -> facts.put(name, value(types.get(name))));
        return facts;
    }

    private @Nullable Object value(String type) {
        if (random.nextInt(8) == 0) {
            return null;
        } else if (random.nextInt(40) == 0) {
            return cells.value();
        }
        return switch (type) {
            case "boolean" -> random.nextBoolean();
            case "integer" -> random.nextInt(-2, 40);
            case "long" -> (long) random.nextInt(-2, 40);
            case "double" -> random.nextInt(0, 300_000) / 1000.0;
            default -> cells.oneOf(texts);
        };
    }

    /** A function may stand around it, or a comparison behind it. */
    private static String name(String asked) {
        return asked.replaceAll(" = .*", "").replaceAll("(.*\\()?(\\w+).*", "$2");
    }
}
