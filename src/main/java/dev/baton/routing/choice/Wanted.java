package dev.baton.routing.choice;

import dev.baton.casefile.CaseNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom something is asked of.
 *
 * @param group of which they should be
 * @param skill that counts; null where none does
 * @param not who is not to be asked
 * @param number the case it is about; null where it is about none
 */
public record Wanted(
        String group,
        @Nullable String skill,
        Set<String> not,
        @Nullable CaseNumber number) {

    public Wanted in(String another) {
        return new Wanted(another, null, not, number);
    }
}
