package dev.baton.models;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How things in a model are called. */
final class Wording {

    private static final Pattern SENTENCE =
            Pattern.compile("([A-Z][a-z]*|[A-Z]+)(-[a-z]+)?( ([a-z]+(-[a-z]+|'s)?|[A-Z]{2,}))*\\??");
    private static final Pattern VERB_AND_OBJECT = Pattern.compile("[a-z]+([A-Z][a-z]*)+");
    private static final Pattern GENERATED = Pattern.compile(".*_[01][a-z0-9]{6}(_di)?");

    private Wording() {}

    static boolean isSentence(String label) {
        return label != null && SENTENCE.matcher(label).matches();
    }

    static boolean isVerbAndObject(String id) {
        return VERB_AND_OBJECT.matcher(id).matches();
    }

    static boolean isGenerated(String id) {
        return GENERATED.matcher(id).matches();
    }

    static String camelCase(String label) {
        var joined = pascalCase(label);
        return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
    }

    static String pascalCase(String label) {
        return Arrays.stream(label.replace("'", "").split("[^A-Za-z]+"))
                .map(Wording::capitalized)
                .collect(Collectors.joining());
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
