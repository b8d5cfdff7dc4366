package dev.baton.statuspage;

import dev.baton.casefile.Case;
import java.util.Locale;

/** Who may be told what a case of others is about: who is of the same account and the same contact. Where nobody is named, nobody is the same. */
public final class SameCustomer {

    private SameCustomer() {}

    public static boolean are(Case one, Case other) {
        return one.number().equals(other.number()) || !contact(one).isEmpty() && isAlike(one, other);
    }

    /** Whether the other is that one, taken up again for whoever it was of. */
    public static boolean isTakenUpIn(Case one, Case other) {
        return are(one, other) || one.number().equals(other.followUpOf()) && isAlike(one, other);
    }

    private static boolean isAlike(Case one, Case other) {
        return one.account().equals(other.account()) && contact(one).equals(contact(other));
    }

    /** Without case and the blanks around it; empty where nobody is named. */
    public static String contact(Case subject) {
        return subject.contact() == null ? "" : subject.contact().strip().toLowerCase(Locale.ROOT);
    }
}
