package dev.baton.calendar.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.baton.calendar.BeyondTimeLimits;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The public and bank holidays of a country or of a part of it, as the library Jollyday knows them.
 *
 * @param country in capitals, ISO 3166
 * @param region the library's codes in small letters, a smaller part after a slash; empty for the whole country
 */
public record PublicHolidays(String country, String region) implements HolidayRule {

    private static final int SHOWN = 20;

    /** @throws IllegalArgumentException whose message completes a sentence that begins with the field */
    public static PublicHolidays of(String country) {
        var known = HolidayManager.getSupportedCalendarCodes();
        if (!known.contains(country.trim().toUpperCase(Locale.ROOT))) {
            var countries = known.stream().filter(code -> code.length() == 2).toList();
            throw new IllegalArgumentException("is \"%s\", a country whose holidays are not known; known are %s"
                    .formatted(country, shortened(countries)));
        }
        return new PublicHolidays(country.trim().toUpperCase(Locale.ROOT), "");
    }

    /** @throws IllegalArgumentException whose message completes a sentence that begins with the field */
    public PublicHolidays in(String part) {
        var holidays = new PublicHolidays(country, part.trim().toLowerCase(Locale.ROOT));
        var parent = manager().getCalendarHierarchy();
        for (var code : holidays.regions()) {
            parent = child(parent, code);
        }
        return holidays;
    }

    @Override
    public void mark(int year, String[] names) {
        var official = OfficialHolidays.of(country, year);
        official.ifPresentOrElse(
                days -> days.forEach((day, name) -> add(names, day, name)),
                () -> of(year, regions()).forEach(day -> add(names, day)));
        if (official.isPresent() && !region.isEmpty()) {
            markWhatOnlyTheRegionHas(year, names);
        }
    }

    /** The country, and the region after a slash. */
    String place() {
        return region.isEmpty() ? country : country + "/" + region;
    }

    private void markWhatOnlyTheRegionHas(int year, String[] names) {
        var everywhere = of(year, new String[0]).stream().map(Holiday::getDate).collect(Collectors.toSet());
        of(year, regions()).stream()
                .filter(day -> !everywhere.contains(day.getDate()))
                .forEach(day -> add(names, day));
    }

    private static void add(String[] names, Holiday holiday) {
        add(names, holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
    }

    private static void add(String[] names, LocalDate on, String name) {
        HolidayRule.add(names, on.getDayOfYear(), on.getDayOfYear(), name);
    }

    private Collection<Holiday> of(int year, String[] regions) {
        try {
            return manager().getHolidays(Year.of(year), regions).stream()
                    .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                    .filter(holiday -> holiday.getDate().getYear() == year)
                    .sorted()
                    .toList();
        } catch (DateTimeException unknownYear) {
            throw new BeyondTimeLimits("The holidays of %s are not known for the year %d.".formatted(country, year));
        }
    }

    private HolidayManager manager() {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private String[] regions() {
        return region.isEmpty() ? new String[0] : region.split("/");
    }

    private static CalendarHierarchy child(CalendarHierarchy part, String code) {
        var child = part.getChildren().get(code);
        if (child == null) {
            var known = part.getChildren().keySet();
            throw new IllegalArgumentException("is \"%s\", which %s does not have; %s"
                    .formatted(
                            code,
                            part.getDescription(Locale.ENGLISH),
                            known.isEmpty() ? "leave it out, none is known" : "known are " + shortened(known)));
        }
        return child;
    }

    private static String shortened(Collection<String> codes) {
        var shown = codes.stream().sorted().limit(SHOWN).collect(Collectors.joining(", "));
        return codes.size() > SHOWN ? shown + " and %d more".formatted(codes.size() - SHOWN) : shown;
    }
}
