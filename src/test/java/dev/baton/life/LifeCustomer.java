package dev.baton.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseNumber;
import dev.baton.statuspage.feedback.CustomerAnswer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever has the link to a case. */
record LifeCustomer(CaseNumber number, String path, LifeCustomers with) {

    /** What is said in lives to colleagues only. */
    private static final String[] OURS = {
        "Looks like the disk",
        "Call them first",
        "Not for me",
        "Calm again",
        "Reason 0",
        "Reason 1",
        "They know it",
        "They asked",
        "version<",
        "Sorry",
        "Work on case",
        "Take charge<"
    };

    /** Their page is there and tells them nothing of ours, whatever has happened. */
    void isOfTheCustomer() {
        var page = with.http.getForEntity(path, String.class);
        assertThat(page.getStatusCode().value()).as("%s", page.getBody()).isEqualTo(200);
        assertThat(page.getBody())
                .as("the page of %s", number)
                .contains(number.value())
                .doesNotContain(OURS);
    }

    @Nullable
    CaseNumber writes(String text) {
        return with.acts.say(number, text, key()).followUp();
    }

    String escalates(String reason) {
        return with.acts.escalate(number, reason, key()).key();
    }

    /** Whether they answered this resolution so long ago that the answer stands. */
    boolean isTooLate() {
        return with.feedback
                .given(with.caseFile.get(number))
                .filter(answer -> !with.feedback.mayChange(answer))
                .isPresent();
    }

    /** Each time in other words. */
    @Nullable
    CaseNumber answers(boolean solved) {
        var resolved = with.caseFile.get(number).resolvedAt();
        var answer = new CustomerAnswer(
                resolved == null ? 0 : resolved.toEpochMilli(), solved, 3, 3, "As I see it, " + key());
        return with.feedback.give(number, answer, key()).followUp();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
