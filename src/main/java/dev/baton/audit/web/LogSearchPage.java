package dev.baton.audit.web;

import dev.baton.audit.search.EntryRows;
import dev.baton.audit.search.Question;
import dev.baton.audit.search.Questions;
import dev.baton.audit.search.ReadersOfLog;
import dev.baton.audit.search.Telling;
import dev.baton.casefile.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Entries of the log, searched. */
@Controller
class LogSearchPage {

    private static final int ROWS = 50;

    private final EntryRows rows;
    private final Telling telling;
    private final Questions questions;
    private final ReadersOfLog readers;
    private final Sentences sentences;

    LogSearchPage(EntryRows rows, Telling telling, Questions questions, ReadersOfLog readers, Sentences sentences) {
        this.rows = rows;
        this.telling = telling;
        this.questions = questions;
        this.readers = readers;
        this.sentences = sentences;
    }

    /** What cannot be asked is said above the form, which keeps what was typed. Times without a zone are UTC. */
    @GetMapping("/audit")
    String show(
            Authentication login,
            @RequestParam Map<String, String> typed,
            Locale language,
            HttpServletResponse response,
            Model page) {
        var asked = asked(typed);
        var reader = readers.of(login);
        page.addAttribute("typed", typed);
        var links = new LinkedHashMap<String, String>();
        links.put("jsonl", address("/api/audit/export", asked, ""));
        links.put("csv", address("/api/audit/export", asked, "format=csv"));
        page.addAttribute("links", links);
        page.addAttribute("personal", reader.personal());
        page.addAttribute("kinds", sentences.kinds());
        page.addAttribute("rows", List.of());
        try {
            var question = questions.read(asked, reader);
            var after = Questions.number(typed, "after", 0, 1, Long.MAX_VALUE);
            var found = rows.find(question, after == 0 ? null : after, ROWS, true);
            page.addAttribute("rows", sentences.show(telling.tell(found.rows(), reader), language));
            page.addAttribute("next", found.next());
            links.put("older", address("/audit", filters(typed), "after=" + found.next()));
            page.addAttribute("partly", question.text() != null && found.next() != null);
            page.addAttribute("filtered", !question.equals(Question.EVERYTHING));
        } catch (Refusal refusal) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            page.addAttribute("refusedField", refusal.field());
            page.addAttribute("refused", refusal.getMessage());
        }
        return "audit/search";
    }

    private static Map<String, String> filters(Map<String, String> typed) {
        var filters = new LinkedHashMap<String, String>();
        typed.forEach((name, value) -> {
            if (Questions.FILTERS.contains(name) && !value.isBlank()) {
                filters.put(name, value.strip());
            }
        });
        return filters;
    }

    /** What was typed, with instants as the API takes them. */
    private static Map<String, String> asked(Map<String, String> typed) {
        var asked = filters(typed);
        asked.computeIfPresent("from", (name, value) -> instant(value));
        asked.computeIfPresent("to", (name, value) -> instant(value));
        return asked;
    }

    private static String address(String path, Map<String, String> asked, String last) {
        var query = Stream.concat(
                        asked.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)),
                        Stream.of(last))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    static String instant(String typed) {
        var text = typed.strip();
        if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}")) {
            return text + ":00Z";
        } else if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?")) {
            return text + "Z";
        }
        return text;
    }
}
