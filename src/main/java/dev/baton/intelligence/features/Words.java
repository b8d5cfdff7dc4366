package dev.baton.intelligence.features;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of a text. */
final class Words {

    private static final int MOST = 60;
    private static final int LONGEST = 4_000;

    private Words() {}

    static Stream<String> of(String text) {
        return Arrays.stream(text.substring(0, Math.min(LONGEST, text.length()))
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 2 && word.length() < 30)
                .distinct()
                .limit(MOST);
    }
}
