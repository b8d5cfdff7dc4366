package dev.baton.sla.web;

import dev.baton.alarms.Alarms;
import dev.baton.calendar.Calendars;
import dev.baton.sla.ClockJournal;
import dev.baton.sla.policy.SlaPolicy;
import dev.baton.sla.review.DeadlineReviews;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** How the deadlines of the whole desk are computed, and how far a change of the rules has got. */
@Controller
class DeadlinesPage {

    private static final Set<String> MANAGERS = Set.of("support-manager", "leadership", "camunda-admin");

    private final DeadlineReviews reviews;
    private final SlaPolicy policy;
    private final Calendars calendars;
    private final ClockJournal journal;
    private final Alarms alarms;

    DeadlinesPage(DeadlineReviews reviews, SlaPolicy policy, Calendars calendars, ClockJournal journal, Alarms alarms) {
        this.reviews = reviews;
        this.policy = policy;
        this.calendars = calendars;
        this.journal = journal;
        this.alarms = alarms;
    }

    @GetMapping("/deadlines")
    String show(Authentication user, Model page) {
        var newest = policy.newest();
        page.addAttribute("policyVersion", newest.version());
        page.addAttribute("calendarVersion", newest.calendarVersion());
        page.addAttribute("calendars", calendars.names(newest.calendarVersion()));
        page.addAttribute("reviews", reviews.latest());
        page.addAttribute("refresh", reviews.isRunning() ? 2 : null);
        page.addAttribute("alarms", alarms.open());
        page.addAttribute("mayRestart", mayRestart(user));
        page.addAttribute("repairs", journal.latestRepairs());
        return "sla/deadlines";
    }

    /** The latest reviews of deadlines, the newest first: how many cases each has to look at and has looked at. */
    @GetMapping("/api/sla/reviews")
    @ResponseBody
    List<DeadlineReviews.Review> reviews() {
        return reviews.latest();
    }

    /** The button is for those whom {@code docs/security.md} lets press it. */
    private static boolean mayRestart(Authentication user) {
        return user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(MANAGERS::contains);
    }
}
