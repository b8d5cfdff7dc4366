package dev.baton.calendar.holidays;

import dev.baton.calendar.BeyondTimeLimits;
import java.time.LocalDate;
import java.time.MonthDay;

/** Days off by one rule. */
public sealed interface HolidayRule permits HolidayRule.Dated, HolidayRule.Yearly, PublicHolidays {

    /** Without a name a rule may still take the day off, and leaves the name to another rule. */
    String UNNAMED = "";

    /**
     * @param names one for each day of the year, null for a day that is no holiday; the rule adds its own
     * @throws BeyondTimeLimits where the rule does not know the year
     */
    void mark(int year, String[] names);

    /** From a date to a date, both off. */
    record Dated(LocalDate first, LocalDate last, String name) implements HolidayRule {

        @Override
        public void mark(int year, String[] names) {
            if (first.getYear() <= year && last.getYear() >= year) {
                var from = first.getYear() < year ? 1 : first.getDayOfYear();
                var to = last.getYear() > year ? names.length : last.getDayOfYear();
                add(names, from, to, name);
            }
        }
    }

    /** From a day to a day of every year, both off; the last before the first where the range runs over new year. */
    record Yearly(MonthDay first, MonthDay last, String name) implements HolidayRule {

        private static final int END_OF_FEBRUARY = 59;

        @Override
        public void mark(int year, String[] names) {
            var from = first.isValidYear(year) ? first.atYear(year).getDayOfYear() : END_OF_FEBRUARY + 1;
            var to = last.isValidYear(year) ? last.atYear(year).getDayOfYear() : END_OF_FEBRUARY;
            if (first.isAfter(last)) {
                add(names, from, names.length, name);
                add(names, 1, to, name);
            } else {
                add(names, from, to, name);
            }
        }
    }

    static void add(String[] names, int from, int to, String name) {
        for (int day = from; day <= to; day++) {
            if (names[day - 1] == null || !name.equals(UNNAMED)) {
                names[day - 1] = name;
            }
        }
    }
}
