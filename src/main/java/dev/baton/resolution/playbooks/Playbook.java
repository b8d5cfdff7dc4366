package dev.baton.resolution.playbooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to try first on cases of a category.
 *
 * @param file its name without folder, by which it is known
 * @param productArea null where it is for all of the category
 * @param intro paragraphs before and between the steps
 */
record Playbook(
        String file,
        String title,
        String category,
        @Nullable String productArea,
        List<List<Words>> intro,
        List<Step> steps) {

    /**
     * @param id made of its words: the same step in another version has the same
     * @param details what stands below it
     */
    record Step(String id, List<Words> words, List<List<Words>> details) {

        String text() {
            return Words.text(words);
        }
    }

    /**
     * A run of letters in one style. Pages escape it like any other text: nothing of a file is ever markup.
     *
     * @param style strong, em, code, or empty
     * @param link an https address, null where it leads nowhere
     */
    record Words(String text, String style, @Nullable String link) {

        static String text(List<Words> words) {
            return String.join("", words.stream().map(Words::text).toList()).strip();
        }
    }
}
