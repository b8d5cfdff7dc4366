package dev.baton.evaluation.stories;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do in stories, in the words of the stories. */
public enum Verb {
    WRITES("writes"),
    REPLIES("replies"),
    NOTES("notes"),
    TAKES("takes it"),
    WAITS_FOR_CUSTOMER("waits for the customer"),
    WAITS_FOR_OTHERS("waits for a third party"),
    GOES_ON("goes on"),
    TRIES("tries"),
    GIVES("gives"),
    SHARES("shares the page"),
    ASKS_EXPERTS("asks for expertise"),
    ASKS_MANAGERS("asks for authority"),
    LEADS_ACCOUNT("leads the account"),
    TRIAGES("triages", new Form("Triage case", Map.of(), "note_triage")),
    RESOLVES("resolves", new Form("Work on case", Map.of("outcome", "resolved"), "note_reply")),
    NEEDS_CAUSE("needs the cause", new Form("Work on case", Map.of("outcome", "rootCauseNeeded"), "note_summary")),
    FINDS_CAUSE("finds the cause", new Form("Analyze root cause", Map.of(), "note_rootCause")),
    PLANS("plans", new Form("Plan strategy", Map.of(), "note_strategy")),
    ADVISES("advises", new Form("Give advice", Map.of(), "note_advice")),
    UPDATES("updates", new Form("Update customer", Map.of(), "note_update")),
    SIGNS_OFF("signs off", new Form("Sign off resolution", Map.of("signOff", "approved"), "note_signOff")),
    REFUSES("does not sign off", new Form("Sign off resolution", Map.of("signOff", "rejected"), "note_signOff")),
    TAKES_CHARGE("takes charge", new Form("Take charge", Map.of("answer", "accepted"), "note_answer")),
    HANDS_BACK("hands back", new Form("Take charge", Map.of("answer", "declined"), "note_answer")),
    SENDS_BACK("sends the brief back", new Form("Take charge", Map.of("answer", "incomplete"), "note_answer")),
    COMPLETES_BRIEF("completes the brief", new Form("Complete brief", Map.of(), "note_hypothesis")),
    TELLS_LEADERS("tells the leadership", new Form("Update leadership", Map.of(), "note_leadership")),
    ENDS_ESCALATION("ends the escalation", new Form("Lead escalation", Map.of(), "note_deEscalation")),
    SETTLES("settles it", new Form("Read customer's message", Map.of("word", "noAnswerNeeded"), "note_word")),
    REOPENS("reopens", new Form("Read customer's message", Map.of("word", "notSolved"), "note_word")),
    DOCUMENTS("documents", new Form("Document case", Map.of(), "note_articleTitle"));

    private final String text;
    private final @Nullable Form form;

    /**
     * A form that is submitted.
     *
     * @param task the name of its task
     * @param says what the verb itself answers
     * @param field where the words go if the story says no more than one thing
     */
    public record Form(String task, Map<String, String> says, String field) {}

    Verb(String text) {
        this(text, null);
    }

    Verb(String text, @Nullable Form form) {
        this.text = text;
        this.form = form;
    }

    public Optional<Form> form() {
        return Optional.ofNullable(form);
    }

    static Verb of(String text) {
        return Arrays.stream(values())
                .filter(verb -> verb.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody does that in a story: " + text));
    }
}
