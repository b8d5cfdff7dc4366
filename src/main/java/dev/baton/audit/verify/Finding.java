package dev.baton.audit.verify;

import java.util.OptionalLong;

/**
 * What is wrong with an export.
 *
 * @param leaf at which entry, or from which on; empty where it is none of an entry
 * @param sentence for whoever checks
 */
public record Finding(Kind kind, OptionalLong leaf, String sentence) {

    /** By the words of docs/audit.md. */
    public enum Kind {
        ALTERED("altered"),
        MISSING("missing"),
        ADDED("added"),
        REORDERED("reordered"),
        WORDS_ALTERED("words altered"),
        CUT_OFF("cut off"),
        NO_CHECKPOINT("no checkpoint"),
        WRONG_SIGNATURE("wrong signature"),
        UNKNOWN_KEY("unknown key"),
        WRONG_ORIGIN("wrong origin"),
        FORK("fork");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Finding at(long leaf, Kind kind, String sentence) {
        return new Finding(kind, OptionalLong.of(leaf), sentence);
    }

    static Finding of(Kind kind, String sentence) {
        return new Finding(kind, OptionalLong.empty(), sentence);
    }
}
