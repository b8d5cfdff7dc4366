package dev.baton.models.contracts;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name that was probably meant. */
public final class Nearest {

    private static final int SLIPS = 3;

    private Nearest() {}

    static Optional<String> to(String written, Collection<String> names) {
        var distance = new LevenshteinDistance(SLIPS);
        return names.stream()
                .filter(name -> distance.apply(lower(written), lower(name)) >= 0)
                .min(Comparator.comparing(name -> distance.apply(lower(written), lower(name))));
    }

    /** As the end of a sentence, empty where nothing is near. */
    public static String question(String written, Collection<String> names) {
        return to(written, names).map(" Did you mean \"%s\"?"::formatted).orElse("");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
