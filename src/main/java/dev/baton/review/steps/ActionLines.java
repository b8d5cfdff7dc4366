package dev.baton.review.steps;

import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.kpi.KpiSettings;
import dev.baton.review.books.AgreeAction;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Actions as a form takes them, one a line: {@code sam, 14d: Watch the disk}, {@code sam, 2026-12-15: Watch the disk}. */
@Component
class ActionLines {

    private static final String FIELD = "note_actions";
    private static final Pattern LINE =
            Pattern.compile("^\\s*([^\\s,:]{1,64})\\s*,\\s*(\\d{1,3}\\s?d|\\d{4}-\\d{2}-\\d{2})\\s*:\\s*(.+)$");
    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    private final AgreeAction agree;
    private final Clock clock;
    private final ZoneId zone;

    ActionLines(AgreeAction agree, Clock clock, KpiSettings settings) {
        this.agree = agree;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** Those of the page count as well: the form may name none. */
    void agree(String review, FormAnswers answers, String by) {
        var text = answers.optional(FIELD, "Actions");
        if (text != null) {
            read(text).forEach(agreed -> agree(review, agreed, by));
        }
    }

    private void agree(String review, AgreeAction.Agreed agreed, String by) {
        try {
            agree.agree(review, agreed, by);
        } catch (Refusal refusal) {
            throw new Refusal(
                    FIELD,
                    "\"Actions\", the line of %s: %s."
                            .formatted(TextRules.shortened(agreed.owner(), 40), refusal.getMessage()));
        }
    }

    List<AgreeAction.Agreed> read(String text) {
        return text.lines()
                .filter(line -> !TextRules.isEmpty(line))
                .map(this::line)
                .toList();
    }

    private AgreeAction.Agreed line(String line) {
        var read = LINE.matcher(line);
        if (!read.matches()) {
            throw new Refusal(
                    FIELD,
                    "Each line of \"Actions\" says who, by when and what, such as \"sam, 14d: Watch the disk\"; \"%s\" does not."
                            .formatted(TextRules.shortened(line, 60)));
        }
        return new AgreeAction.Agreed(read.group(3).strip(), read.group(1), due(read.group(2)), null, null);
    }

    private Instant due(String written) {
        if (written.endsWith("d")) {
            return clock.instant()
                    .plus(Duration.ofDays(Long.parseLong(
                            written.substring(0, written.length() - 1).strip())));
        }
        try {
            return LocalDate.parse(written).atTime(CLOSING).atZone(zone).toInstant();
        } catch (DateTimeException none) {
            throw new Refusal(FIELD, "\"%s\" is no date; write it like 2026-12-15 or 14d.".formatted(written));
        }
    }
}
