package dev.baton.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told once, one way: nothing is asked of them.
 *
 * @param about the case it is about; null where it is about none
 * @param account the account it is about; null where it is about a case or about none
 * @param kind what happened, in one word; its sentence is the message {@code notice.<kind>} in the reader's language
 * @param facts what the sentence is filled with, in order; plain words, never what a customer wrote
 */
public record Notice(@Nullable CaseNumber about, @Nullable AccountId account, String kind, List<String> facts) {

    public static Notice about(CaseNumber number, String kind, String... facts) {
        return new Notice(number, null, kind, List.of(facts));
    }

    public static Notice about(AccountId account, String kind, String... facts) {
        return new Notice(null, account, kind, List.of(facts));
    }
}
