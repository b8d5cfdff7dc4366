package dev.baton.sla.web;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which days are off, so that a person can check a calendar before a deadline depends on it. */
@Controller
class CalendarsPage {

    private static final int FIRST = 2000;
    private static final int LAST = 2100;

    private final Calendars calendars;
    private final Clock time;

    CalendarsPage(Calendars calendars, Clock time) {
        this.calendars = calendars;
        this.time = time;
    }

    /** A calendar that is not there, or a year outside 2000 to 2100, shows the first calendar and this year. */
    @GetMapping("/calendars")
    String show(
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "0") String year, Model page) {
        var version = calendars.latest();
        var names = calendars.names(version);
        var shown = names.contains(name) ? name : first(names);
        page.addAttribute("names", names);
        page.addAttribute("name", shown);
        page.addAttribute("version", version);
        page.addAttribute("shown", CalendarYear.of(calendars.get(version, shown), year(year)));
        return "sla/calendars";
    }

    private static String first(Iterable<String> names) {
        for (var name : names) {
            if (!name.equals(WorkingCalendar.ALWAYS.name())) {
                return name;
            }
        }
        return WorkingCalendar.ALWAYS.name();
    }

    private int year(String asked) {
        if (asked.matches("2\\d{3}") && Integer.parseInt(asked) >= FIRST && Integer.parseInt(asked) <= LAST) {
            return Integer.parseInt(asked);
        }
        return LocalDate.now(time).getYear();
    }
}
