package dev.baton.calendar.holidays;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the authorities of some countries publish, from {@code calendar/official-holidays.yml}: the days off of whole years, and
 * for which years the holiday library was found to be right.
 */
final class OfficialHolidays {

    private static final Map<String, Map<String, Object>> COUNTRIES = read();

    private OfficialHolidays() {}

    /** The days off of a country in a year with their names; empty where no list is kept and the library decides. */
    static Optional<Map<LocalDate, String>> of(String country, int year) {
        return Optional.ofNullable(years(country).get(year))
                .map(days -> days.stream()
                        .collect(Collectors.toMap(
                                day -> LocalDate.parse(year + "-" + day.substring(0, 5)),
                                day -> day.substring(6),
                                (one, other) -> one,
                                TreeMap::new)));
    }

    /** Whether the days off of the place in that year were compared with the list of its authority. */
    static boolean isVerified(String place, int year) {
        return years(place).containsKey(year) || verified(place).contains(year);
    }

    /** Who publishes the list; empty where nothing was compared. */
    static Optional<String> source(String place) {
        return Optional.ofNullable(COUNTRIES.get(place))
                .map(country -> country.get("source").toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, List<String>> years(String place) {
        var years = COUNTRIES.getOrDefault(place, Map.of()).get("years");
        return years == null ? Map.of() : (Map<Integer, List<String>>) years;
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> verified(String place) {
        var years = COUNTRIES.getOrDefault(place, Map.of()).get("verified");
        return years == null ? List.of() : (List<Integer>) years;
    }

    private static Map<String, Map<String, Object>> read() {
        try (InputStream file = Objects.requireNonNull(
                OfficialHolidays.class.getResourceAsStream("/calendar/official-holidays.yml"),
                "official-holidays.yml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
