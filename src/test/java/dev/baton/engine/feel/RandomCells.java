package dev.baton.engine.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cells and facts as people write them, and as nobody should: some cannot be read, some fail, some compare what cannot be. */
class RandomCells {

    private static final List<String> NAMES = List.of("x", "y", "z", "customer tier", "größe", "not_there");

    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"a\"",
            "\"b\"",
            "\"A\"",
            "\"P1\"",
            "\"5\"",
            "\"true\"",
            "\"null\"",
            "\"-\"",
            "\" a \"",
            "\"a, b\"",
            "\"say \\\"a\\\"\"",
            "\"a\\\\b\"",
            "\"line\\nbreak\"",
            "\"\\u00e4\"",
            "\"ä€😀\"",
            "\"a // b\"",
            "\"[0..5]\"",
            "\"${x}\"");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "5",
            "30",
            "-1",
            "-5",
            "- 5",
            "05",
            "1.0",
            "1.50",
            ".5",
            "-.5",
            "0.1",
            "0.10",
            "250000",
            "9007199254740993",
            "9223372036854775807",
            "123456789012345678901234567890123456789",
            "0.1234567890123456789012345678901234567890",
            "(5)",
            "--5");

    private static final List<String> OTHERS = List.of(
            "date(\"2026-03-01\")",
            "@\"2026-03-01\"",
            "date and time(\"2026-03-01T10:00:00\")",
            "time(\"10:00:00\")",
            "duration(\"PT5H\")",
            "duration(\"P1Y\")",
            "[1, 2, 5]",
            "[\"a\", \"b\"]",
            "[]",
            "{a: 1}",
            "x",
            "y",
            "`customer tier`",
            "größe",
            "x.a",
            "x + 1",
            "1 + 1",
            "\"a\" + \"b\"",
            "string(x)",
            "upper case(\"a\")",
            "number(\"5\")",
            "max(1, 5)",
            "twice(x)",
            "twice(\"a\")",
            "if x = null then 1 else 5",
            "x = null",
            "not(x)",
            "false or x",
            "[5..10]",
            "2 ** 3",
            "10 / 4",
            "count([x, y])",
            "some i in [1, 5] satisfies i = x",
            "for i in [1, 2] return i + 1",
            "[1, 2, 5][1]",
            "function(a) a + 1");

    private static final List<String> OF_THE_INPUT = List.of(
            "? > 5",
            "? = x",
            "starts with(?, \"a\")",
            "contains(?, \"a\")",
            "? in [1, 5]",
            "count(?) > 1",
            "? = null",
            "not(? = 5)",
            "? >= 0 and ? <= 30",
            "cellInput = 5",
            "inputVariableName = \"cellInput\"",
            "? + 1 = 6",
            "is defined(?)",
            "?.a = 1");

    private static final List<String> BROKEN = List.of(
            "[1..",
            "\"open",
            "= 5",
            "1e5",
            "unknown(1)",
            "assert(x, x = null)",
            "assert(?, ? = 5)",
            "1 / 0",
            "10 ** 4000",
            "not(-)",
            "-, 5",
            "date(\"never\")",
            "x.y.z",
            "<",
            "5 5",
            "\u00a05",
            "number(\"five\")",
            "\"a\" < 5",
            "null + 1",
            "fails(1)",
            "?",
            "function(a) external { java: { class: \"java.lang.Math\", method signature: \"abs(int)\" } }");

    private final Random random;
    private boolean sound;

    RandomCells(Random random) {
        this.random = random;
    }

    /** Whether cells that fail for sure are left out. */
    void areSound(boolean onlySound) {
        sound = onlySound;
    }

    /** What hit policies can add up. */
    String smallNumber() {
        return oneOf(NUMBERS.subList(0, 15));
    }

    String unaryTests() {
        return switch (random.nextInt(20)) {
            case 0 -> "-";
            case 1 -> spaced("-");
            case 2 -> sound ? listed() : oneOf(BROKEN);
            case 3, 4 -> oneOf(OF_THE_INPUT);
            case 5, 6, 7 -> spaced("not(" + listed() + ")");
            case 8 -> listed() + " // as agreed";
            default -> spaced(listed());
        };
    }

    String expression() {
        return switch (random.nextInt(12)) {
            case 0 -> sound ? literal() : oneOf(BROKEN);
            case 1, 2, 3 -> oneOf(OTHERS);
            default -> spaced(literal());
        };
    }

    @Nullable
    Object value() {
        return !sound && random.nextInt(5) == 0 ? any(strange()) : any(usual());
    }

    /** Some are missing. */
    Map<String, Object> facts() {
        var facts = new HashMap<String, Object>();
        NAMES.stream()
                .filter(name -> !name.equals("not_there") && random.nextInt(5) > 0)
                .forEach(name -> facts.put(name, value()));
        return facts;
    }

    String name() {
        var name = oneOf(NAMES);
        return name.contains(" ") ? "`" + name + "`" : name;
    }

    <T> T oneOf(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    boolean inOneOf(int many) {
        return random.nextInt(many) == 0;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private String listed() {
        return IntStream.rangeClosed(1, inOneOf(2) ? 1 : between(2, 4))
                .mapToObj(number -> test())
                .collect(Collectors.joining(oneOf(List.of(",", ", ", " , ", ",\n"))));
    }

    private String test() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> oneOf(List.of("<", "<=", ">", ">=")) + oneOf(List.of("", " ")) + endpoint();
            case 2, 3 -> oneOf(List.of("[", "(", "]")) + endpoint() + ".." + endpoint() + oneOf(List.of("]", ")", "["));
            case 4 -> oneOf(OTHERS);
            default -> literal();
        };
    }

    private String endpoint() {
        return inOneOf(5) ? oneOf(inOneOf(2) ? TEXTS : OTHERS) : oneOf(NUMBERS);
    }

    private String literal() {
        return switch (random.nextInt(8)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "false";
            case 3, 4 -> oneOf(NUMBERS);
            default -> oneOf(TEXTS);
        };
    }

    private String spaced(String cell) {
        return inOneOf(4) ? oneOf(List.of(" ", "\n", "\t", "")) + cell + oneOf(List.of(" ", "\n ", "")) : cell;
    }

    private @Nullable Object any(List<Supplier<@Nullable Object>> values) {
        return oneOf(values).get();
    }

    private List<Supplier<@Nullable Object>> usual() {
        return List.of(
                () -> null,
                () -> oneOf(List.of("", "a", "b", "A", "P1", "5", "true", "null", "-", " a ", "a, b")),
                () -> oneOf(List.of("say \"a\"", "a\\b", "line\nbreak", "ä", "ä€😀", "a // b", "[0..5]", "${x}")),
                () -> oneOf(List.of(-5, -1, 0, 1, 2, 5, 30)),
                () -> (long) between(-6, 31),
                () -> oneOf(List.of(0.0, -0.0, 1.0, 1.5, 0.5, 0.1, 5.0, 250_000.0, 1e22, Math.PI)),
                random::nextBoolean);
    }

    /** Without characters: the library goes in circles looking at one, and what it says depends on how deep the stack is. */
    private List<Supplier<@Nullable Object>> strange() {
        return List.of(
                () -> oneOf(List.of(
                        Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 9007199254740993.0)),
                () -> oneOf(List.of(Long.MAX_VALUE, Long.MIN_VALUE, 9007199254740993L, Integer.MIN_VALUE)),
                () -> oneOf(List.of((short) 5, (byte) 5, 5f, 0.1f)),
                () -> oneOf(List.of("5.0", "0.10", "1E+2", "123456789012345678901234567890123456789").stream()
                        .map(BigDecimal::new)
                        .toList()),
                () -> BigInteger.valueOf(5),
                () -> oneOf(
                        List.of(LocalDate.of(2026, 3, 1), LocalTime.of(10, 0), LocalDateTime.of(2026, 3, 1, 10, 0))),
                () -> ZonedDateTime.parse("2026-03-01T10:00:00+01:00[Europe/Berlin]"),
                () -> oneOf(List.of(Duration.ofHours(5), Period.ofYears(1), new Date(0), TimeUnit.DAYS)),
                () -> new ArrayList<>(List.of(1, "a", 5)),
                () -> new HashMap<>(Map.of("a", 1)),
                () -> new IllegalStateException("a value that is an error"));
    }
}
