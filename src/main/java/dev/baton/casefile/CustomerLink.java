package dev.baton.casefile;

import java.util.Optional;

/** The address at which the customer of a case sees how it stands, without logging in. */
public interface CustomerLink {

    /** Made where there is none; empty where it was taken back, or cannot be made. */
    Optional<String> of(CaseNumber number);

    /** What stands for it in a text until that is sent. It opens nothing, and nothing is made. Empty where there is no link to tell. */
    Optional<String> standIn(CaseNumber number);

    /**
     * A text as it is sent to the customer of this case: what stands for a link, and each link to the page of another case, is the one to
     * their own; its line is left out where they have none.
     */
    String sentTo(CaseNumber reader, String text);
}
