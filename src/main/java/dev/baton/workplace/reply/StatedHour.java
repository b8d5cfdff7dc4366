package dev.baton.workplace.reply;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.Refusal;
import dev.baton.web.Words;
import dev.baton.workplace.CaseForm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The hour at which the customer hears next, as whoever answers them names it: read, and doubted before it is promised. */
@Controller
public class StatedHour {

    private final PromisedWord promised;
    private final CaseFile caseFile;
    private final CaseForm form;
    private final Words words;

    StatedHour(PromisedWord promised, CaseFile caseFile, CaseForm form, Words words) {
        this.promised = promised;
        this.caseFile = caseFile;
        this.form = form;
        this.words = words;
    }

    /** What speaks against that hour, a sentence each, while it is being typed; nothing where nothing does. */
    @GetMapping("/cases/{number}/messages/outlook")
    String outlook(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String nextUpdate,
            @RequestParam(defaultValue = "UTC") String zone,
            Model page) {
        page.addAttribute("doubts", doubts(new CaseNumber(number), nextUpdate, zone));
        return "workplace/doubts";
    }

    private List<String> doubts(CaseNumber number, String nextUpdate, String zone) {
        try {
            var next = next(nextUpdate, zone, false);
            if (next == null) {
                return List.of();
            }
            promised.promisable(caseFile.get(number).number(), next);
            return promised.doubts(number, next.at(), ZoneId.of(zone));
        } catch (Refusal refusal) {
            return List.of(form.sentence(refusal));
        }
    }

    /** The hour that stands there; null where it is none. */
    @Nullable
    Instant stated(String nextUpdate, String zone) {
        try {
            var next = next(nextUpdate, zone, false);
            return next == null ? null : next.at();
        } catch (Refusal unreadable) {
            return null;
        }
    }

    /** An hour as the field of a page holds it. */
    String typed(Instant hour, String zone) {
        try {
            return LocalDateTime.ofInstant(hour, ZoneId.of(zone))
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
        } catch (DateTimeException unreadable) {
            return LocalDateTime.ofInstant(hour, ZoneOffset.UTC).toString();
        }
    }

    /** @throws Refusal where it is no hour, or moves a promise to none */
    @Nullable
    public NextWord next(String nextUpdate, String zone, boolean moves) {
        if (nextUpdate.isBlank()) {
            if (moves) {
                throw new Refusal("", words.of("workplace.next.missing"));
            }
            return null;
        }
        try {
            return new NextWord(
                    LocalDateTime.parse(nextUpdate.strip())
                            .atZone(ZoneId.of(zone))
                            .toInstant(),
                    moves);
        } catch (DateTimeException unreadable) {
            throw new Refusal("", words.of("workplace.agree.unreadable"));
        }
    }
}
