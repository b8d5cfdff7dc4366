package dev.baton.calendar.file;

import dev.baton.calendar.file.SourceNode.Fields;
import dev.baton.calendar.file.SourceNode.Items;
import dev.baton.calendar.holidays.HolidayRule;
import dev.baton.calendar.holidays.Holidays;
import dev.baton.calendar.holidays.PublicHolidays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the days off: a list of dates, or a country with what differs from it. */
final class HolidayReader {

    private static final int MOST_DATES = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final List<String> KEYS = List.of("country", "region", "dates", "except");
    private static final List<String> NAMED = List.of("on", "name");
    private static final String DATES = "write dates such as [2026-12-24, --12-25]";
    private static final String COUNTRY = "write a country such as DE";

    private final CalendarProblems problems;

    HolidayReader(CalendarProblems problems) {
        this.problems = problems;
    }

    Holidays read(@Nullable SourceNode written) {
        if (written == null) {
            return Holidays.NONE;
        }
        if (!(written instanceof Fields)) {
            return new Holidays(dates(written), List.of());
        }
        return problems.fields(written, KEYS).map(this::read).orElse(Holidays.NONE);
    }

    private Holidays read(Fields fields) {
        var rules = new ArrayList<HolidayRule>();
        country(fields).ifPresent(rules::add);
        rules.addAll(dates(fields.values().get("dates")));
        return new Holidays(rules, dates(fields.values().get("except")));
    }

    private Optional<PublicHolidays> country(Fields fields) {
        var country = fields.values().get("country");
        var region = fields.values().get("region");
        if (country == null) {
            if (region != null) {
                problems.add(region, "needs a country; " + COUNTRY);
            }
            return Optional.empty();
        }
        return problems.parsed(country, COUNTRY, PublicHolidays::of).flatMap(whole -> region(whole, region));
    }

    private Optional<PublicHolidays> region(PublicHolidays country, @Nullable SourceNode region) {
        return region == null
                ? Optional.of(country)
                : problems.parsed(region, "write a region such as by", country::in);
    }

    private List<HolidayRule> dates(@Nullable SourceNode written) {
        if (written == null) {
            return List.of();
        }
        if (written instanceof Items items && items.values().size() > MOST_DATES) {
            problems.add(written, "are more than %d; join them into ranges".formatted(MOST_DATES));
            return List.of();
        }
        return problems.items(written, DATES).flatMap(this::date).toList();
    }

    private Stream<HolidayRule> date(SourceNode written) {
        if (written instanceof Fields) {
            return problems.fields(written, NAMED).stream().flatMap(this::named);
        }
        return problems.parsed(written, DATES, date -> HolidayNotation.parse(date, HolidayRule.UNNAMED)).stream();
    }

    private static String name(String written) {
        if (written.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("is longer than %d characters; shorten it".formatted(LONGEST_NAME));
        }
        return written.trim();
    }

    private Stream<HolidayRule> named(Fields fields) {
        var name = Optional.ofNullable(fields.values().get("name"))
                .flatMap(written -> problems.parsed(written, "write the holiday's name", HolidayReader::name))
                .orElse(HolidayRule.UNNAMED);
        return problems
                .required(fields, "on", "write its date, such as 2026-12-24")
                .flatMap(on -> problems.parsed(on, DATES, date -> HolidayNotation.parse(date, name)))
                .stream();
    }
}
