package dev.baton.desk.board;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** What the board shows, as its address says it: the parameters of {@code GET /api/cases}, and {@code due} in words. */
record BoardAddress(Map<String, String> asked) {

    /** All that the address can say, in the order it says it. */
    private static final List<String> NAMES = List.of(
            "q",
            "status",
            "priority",
            "team",
            "accountable",
            "responsible",
            "account",
            "escalated",
            "due",
            "dueBefore");

    private static final String EVERYTHING = "all";
    private static final String NOT_CLOSED = "open,resolved";
    private static final Map<String, Duration> DUE = Map.of(
            "late", Duration.ZERO, "2h", Duration.ofHours(2), "24h", Duration.ofHours(24), "7d", Duration.ofDays(7));

    /** The first of each parameter that is not blank; whatever else the address has is not the board's. */
    static BoardAddress of(MultiValueMap<String, String> parameters) {
        var asked = new LinkedHashMap<String, String>();
        NAMES.forEach(name -> {
            var value = parameters.getFirst(name);
            if (value != null && !value.isBlank()) {
                asked.put(name, value.strip());
            }
        });
        return new BoardAddress(asked);
    }

    /** Of what a form sends back; what cannot be read is no address of the board and asks for nothing. */
    static BoardAddress of(String query) {
        return read(query).orElseGet(() -> new BoardAddress(Map.of()));
    }

    /** Empty where it cannot be read. */
    static Optional<BoardAddress> read(String query) {
        try {
            var decoded =
                    UriComponentsBuilder.fromUriString("?" + query).build().getQueryParams();
            var plain = new org.springframework.util.LinkedMultiValueMap<String, String>();
            decoded.forEach(
                    (name, values) -> values.forEach(value -> plain.add(name, value == null ? "" : decode(value))));
            return Optional.of(of(plain));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    BoardAddress without(String name) {
        var rest = new LinkedHashMap<>(asked);
        rest.remove(name);
        return new BoardAddress(rest);
    }

    BoardAddress with(String name, String value) {
        var more = new LinkedHashMap<>(asked);
        more.put(name, value);
        return new BoardAddress(more);
    }

    /** As the list of cases is asked: without a status those that are not closed, and instants for words. */
    Map<String, String> meaning(Instant now) {
        var meant = new LinkedHashMap<>(asked);
        meant.putIfAbsent("status", NOT_CLOSED);
        if (meant.get("status").equals(EVERYTHING)) {
            meant.remove("status");
        }
        var due = DUE.get(meant.getOrDefault("due", ""));
        meant.remove("due");
        if (due != null) {
            meant.put("dueBefore", now.plus(due).toString());
        }
        return meant;
    }

    boolean isPlain() {
        return asked.isEmpty();
    }

    /** The query of an address, without a question mark; encoded. */
    String query() {
        return written(asked.entrySet().stream());
    }

    String queryAfter(String cursor) {
        return written(Stream.concat(asked.entrySet().stream(), Stream.of(Map.entry("after", cursor))));
    }

    private static String written(Stream<Map.Entry<String, String>> parameters) {
        return parameters
                .map(one -> one.getKey() + "="
                        + java.net.URLEncoder.encode(one.getValue(), java.nio.charset.StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String value) {
        return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
    }
}
