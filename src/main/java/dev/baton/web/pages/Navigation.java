package dev.baton.web.pages;

import dev.baton.web.PageCount;
import dev.baton.web.PageRule;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** The pages that every page leads to. Somebody sees those that they may open, as decided where the request would be. */
@Component
class Navigation {

    /** Where people go all day. */
    private static final List<Entry> WORK = List.of(
            new Entry("/", "home"),
            new Entry("/board", "board"),
            new Entry("/report", "report"),
            new Entry("/inbox", "inbox"),
            new Entry("/accounts", "accounts"),
            new Entry("/people", "people"),
            new Entry("/numbers", "numbers"),
            new Entry("/camunda/app/tasklist/default/", "tasklist"));

    /** What runs the desk. */
    private static final List<Entry> MORE = List.of(
            new Entry("/raci", "raci"),
            new Entry("/promises", "promises"),
            new Entry("/okrs", "okrs"),
            new Entry("/reviews", "reviews"),
            new Entry("/templates", "templates"),
            new Entry("/deadlines", "deadlines"),
            new Entry("/calendars", "calendars"),
            new Entry("/models", "models"),
            new Entry("/history", "history"),
            new Entry("/intake", "intake"),
            new Entry("/endpoints", "endpoints"),
            new Entry("/deliveries", "deliveries"),
            new Entry("/audit", "audit"),
            new Entry("/camunda/app/cockpit/default/", "cockpit"),
            new Entry("/camunda/app/admin/default/", "admin"),
            new Entry("/tokens", "tokens"),
            new Entry("/api/openapi", "api"));

    /** Asked for when a page is shown: the rules are made after the pages. */
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rules;

    private final List<PageRule> refusals;
    private final List<PageCount> counts;

    Navigation(ObjectProvider<WebInvocationPrivilegeEvaluator> rules, List<PageRule> refusals, List<PageCount> counts) {
        this.rules = rules;
        this.refusals = refusals;
        this.counts = counts;
    }

    /**
     * @param key its words are {@code web.page.<key>}
     * @param count how much waits there, empty where nothing does
     */
    record Entry(String path, String key, String count) {

        Entry(String path, String key) {
            this(path, key, "");
        }

        public boolean isAt(String here) {
            return path.equals("/") ? here.equals("/") : here.equals(path) || here.startsWith(path + "/");
        }
    }

    List<Entry> work(Authentication login) {
        return openTo(login, WORK);
    }

    List<Entry> more(Authentication login) {
        return openTo(login, MORE);
    }

    private List<Entry> openTo(Authentication login, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> mayOpen(login, entry.path))
                .map(entry -> counted(login, entry))
                .toList();
    }

    private Entry counted(Authentication login, Entry entry) {
        return counts.stream()
                .filter(count -> count.path().equals(entry.path))
                .findFirst()
                .map(count -> new Entry(entry.path, entry.key, count.of(login)))
                .orElse(entry);
    }

    private boolean mayOpen(Authentication login, String path) {
        return rules.getObject().isAllowed(null, path, "GET", login)
                && refusals.stream().allMatch(rule -> rule.mayOpen(login, path));
    }
}
