package dev.baton.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;

/** Days off by one rule. */
sealed interface HolidayRule permits HolidayRule.Dated, HolidayRule.Yearly, PublicHolidays {

    /** Without a name a rule may still take the day off, and leaves the name to another rule. */
    String UNNAMED = "";

    /**
     * @param names one for each day of the year, null for a day that is no holiday; the rule adds its own
     * @throws OutOfReach where the rule does not know the year
     */
    void mark(int year, String[] names);

    /** From a date to a date, both off. */
    record Dated(LocalDate first, LocalDate last, String name) implements HolidayRule {

        @Override
        public void mark(int year, String[] names) {
            var from = first.getYear() < year ? LocalDate.ofYearDay(year, 1) : first;
            var to = last.getYear() > year ? Year.of(year).atDay(names.length) : last;
            for (var day = from; !day.isAfter(to) && day.getYear() == year; day = day.plusDays(1)) {
                add(names, day.getDayOfYear(), name);
            }
        }
    }

    /** From a day to a day of every year, both off; the last before the first where the range runs over new year. */
    record Yearly(MonthDay first, MonthDay last, String name) implements HolidayRule {

        @Override
        public void mark(int year, String[] names) {
            var day = LocalDate.ofYearDay(year, 1);
            for (int i = 1; i <= names.length; i++, day = day.plusDays(1)) {
                if (covers(MonthDay.from(day))) {
                    add(names, i, name);
                }
            }
        }

        private boolean covers(MonthDay day) {
            var started = !day.isBefore(first);
            var notOver = !day.isAfter(last);
            return first.isAfter(last) ? started || notOver : started && notOver;
        }
    }

    static void add(String[] names, int dayOfYear, String name) {
        if (names[dayOfYear - 1] == null || !name.equals(UNNAMED)) {
            names[dayOfYear - 1] = name;
        }
    }
}
