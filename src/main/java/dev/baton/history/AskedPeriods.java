package dev.baton.history;

import dev.baton.casefile.Refusal;
import dev.baton.history.Model.Version;
import dev.baton.history.tables.Period;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which instances of a model something is to be counted from. */
@Component
public class AskedPeriods {

    private final HistorySettings settings;
    private final Clock clock;

    AskedPeriods(HistorySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param version numbers separated by commas; all of them where it is null or blank
     * @throws Refusal naming the field, with what to write instead
     */
    public Period read(Model model, @Nullable String from, @Nullable String to, @Nullable String version) {
        var asked = AskedTime.end("to", to);
        var until = asked == null ? clock.instant().plusMillis(1) : asked;
        var begin = AskedTime.begin("from", from);
        var since = begin == null ? until.minus(settings.period()) : begin;
        if (!since.isBefore(until)) {
            throw new Refusal("to", "lies before the begin of the period; exchange the two");
        }
        if (Duration.between(since, until).compareTo(settings.longest()) > 0) {
            throw new Refusal(
                    "from",
                    "lies too far back: ask for at most %d days at once"
                            .formatted(settings.longest().toDays()));
        }
        return new Period(model.key(), definitions(model, version), since, until, settings.counted());
    }

    private static List<String> definitions(Model model, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return List.of();
        }
        return Arrays.stream(asked.split(","))
                .map(String::strip)
                .map(number -> definition(model, number))
                .toList();
    }

    private static String definition(Model model, String number) {
        return model.versions().stream()
                .filter(version -> number.equals(Integer.toString(version.number())))
                .findFirst()
                .map(Version::definition)
                .orElseThrow(() -> new Refusal(
                        "version",
                        "must be one of "
                                + model.versions().stream()
                                        .map(version -> Integer.toString(version.number()))
                                        .collect(Collectors.joining(", "))));
    }
}
