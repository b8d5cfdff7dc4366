package dev.baton.statuspage.page;

import dev.baton.casefile.CaseNumber;
import dev.baton.statuspage.feedback.Feedback;
import dev.baton.statuspage.page.Moments.Moment;
import dev.baton.statuspage.page.WhoWorks.Somebody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page tells. Whatever is not here no template can show.
 *
 * @param number of the case the link is to
 * @param goesOnIn the case it was merged into, where it is of the same customer
 * @param elsewhere whether it was merged into one of which this customer is told no words
 * @param next the word that is owed, the soonest first
 * @param earlier what was promised before, the newest first
 * @param words the newest first
 * @param more whether more was said than is shown
 * @param question null where there is nothing to answer
 * @param followUp the path of the page on which a closed case goes on
 */
record Shown(
        String subject,
        CaseNumber number,
        @Nullable CaseNumber goesOnIn,
        boolean elsewhere,
        Stage stage,
        boolean waitsForCustomer,
        boolean waitsForOthers,
        @Nullable Moment next,
        @Nullable Somebody inCharge,
        @Nullable Somebody works,
        List<Raised> raised,
        List<Earlier> earlier,
        List<Line> words,
        boolean more,
        List<File> files,
        @Nullable Question question,
        @Nullable String followUp,
        String zone) {

    /** @param taken whether they took charge of it, or are asked to */
    record Raised(Somebody to, Moment since, boolean taken) {}

    /** @param outcome kept, broken, moved, done or owed: its words are {@code statuspage.promise.<outcome>} */
    record Earlier(String what, Moment due, String outcome) {}

    /** @param by who of us, null where it is the customer's own, or nobody is named */
    record Line(
            Moment at,
            boolean theirs,
            boolean automatic,
            @Nullable String by,
            String text) {}

    record File(String name, Moment at) {}

    /**
     * @param resolved which resolution it is about, in milliseconds
     * @param answer what they said of it, null where they have not
     * @param open whether they may answer, or answer anew
     */
    record Question(long resolved, @Nullable Feedback answer, boolean open) {}

    public List<Stage> steps() {
        return List.of(Stage.values());
    }

    /** What the stage means: whoever said that it is solved is not asked again. */
    public String means() {
        var said = question == null ? null : question.answer;
        return stage == Stage.SOLVED && said != null && said.solved() ? "answered" : "means";
    }

    public boolean isOpen() {
        return stage != Stage.SOLVED && stage != Stage.CLOSED;
    }

    public boolean isClosed() {
        return stage == Stage.CLOSED;
    }

    /** For the script that counts. */
    public @Nullable Instant due() {
        return next == null ? null : next.at();
    }
}
