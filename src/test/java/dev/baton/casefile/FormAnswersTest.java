package dev.baton.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormAnswersTest {

    private final FormAnswers answers = new FormAnswers(Map.of(
            "note_reply",
            "  Hello 🚒  ",
            "blank",
            "  ",
            "number",
            7,
            "long",
            "x".repeat(8_001),
            "choice",
            "maybe",
            "zero",
            "a\u0000b"));

    @Test
    void anAnswerIsGivenBackWithoutTheSpaceAroundIt() {
        assertThat(answers.required("note_reply", "Reply")).isEqualTo("Hello 🚒");
        assertThat(answers.required("number", "Number")).isEqualTo("7");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> answers.required("blank", "Reply")).hasMessage("Fill in \"Reply\".");
        assertThatThrownBy(() -> answers.required("absent", "Reply")).hasMessage("Fill in \"Reply\".");
        assertThat(answers.optional("blank", "Reply")).isNull();
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        assertThatThrownBy(() -> answers.optional("long", "Reply"))
                .hasMessageContaining("at most 8,000 characters, not 8,001");
        assertThatThrownBy(() -> answers.optional("zero", "Reply")).hasMessageContaining("cannot be stored");
    }

    @Test
    void aChoiceIsOneOfTheChoices() {
        assertThatThrownBy(() -> answers.oneOf("choice", "Answer", Set.of("yes", "no")))
                .isInstanceOf(Refusal.class)
                .hasMessage("\"Answer\": choose one of no, yes.");
    }

    @Test
    void notesAreKnownByTheirName() {
        assertThat(answers.notes()).containsExactly("note_reply");
    }
}
