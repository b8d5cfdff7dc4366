package dev.baton.intake;

import dev.baton.casefile.AccountId;
import dev.baton.casefile.CaseReport;
import dev.baton.casefile.Categories;
import dev.baton.casefile.Grade;
import dev.baton.casefile.TextRules;
import dev.baton.intake.texts.ReadText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a report is understood: what is spelt in its own way is known, what is too long is kept, what is unknown is told. */
@Component
public class ReadReport {

    private static final int LONGEST_SUBJECT = 200;

    private final Categories categories;

    ReadReport(Categories categories) {
        this.categories = categories;
    }

    /**
     * @param asides what was said and has no place in the case, for whoever triages it
     * @param warnings what its sender should know
     */
    public record Read(CaseReport report, List<String> asides, List<String> warnings) {}

    public Read of(NewCase given) {
        var asides = new ArrayList<String>();
        var warnings = Warnings.ofUnknown(given.unknown());
        var description = ReadText.of(given.description(), given.format());
        if (description.wasHtml()) {
            warnings.html("description");
        }
        if (given.category() != null && categories.understood(given.category()).isEmpty()) {
            warnings.add(left("category", given.category(), String.join(", ", categories.all())));
            asides.add("The report says category: " + given.category());
        }
        boolean isLong = given.subject().length() > LONGEST_SUBJECT;
        if (isLong) {
            warnings.add("subject is longer than %d characters; it stands whole before the description"
                    .formatted(LONGEST_SUBJECT));
        }
        var report = new CaseReport(
                given.source(),
                given.externalId(),
                given.reference(),
                AccountId.of("account", given.account()).value(),
                given.contact(),
                TextRules.shortened(given.subject(), LONGEST_SUBJECT),
                isLong ? given.subject() + "\n\n" + description.text() : description.text(),
                given.category(),
                given.productArea(),
                given.channel(),
                given.zone(),
                grade("impact", given.impact(), asides, warnings),
                grade("urgency", given.urgency(), asides, warnings));
        return new Read(report, asides, warnings.all());
    }

    private static @Nullable Grade grade(String field, @Nullable String given, List<String> asides, Warnings warnings) {
        var grade = Grade.understood(given);
        if (grade.isEmpty() && given != null && !given.isBlank()) {
            warnings.add(left(field, given, "low, medium, high"));
            asides.add("The report says %s: %s".formatted(field, given));
        }
        return grade.orElse(null);
    }

    private static String left(String field, String given, String known) {
        return "%s \"%s\" is none of %s; it is left to triage".formatted(field, given, known);
    }
}
