package dev.baton.casefile;

import dev.baton.casefile.Conversation.NextWord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the customer was promised to hear next, for whoever has told them something. */
public interface PromisedWord {

    /** Whether what is owed now was promised only after that instant: what was told then does not keep it. */
    boolean isPromisedAfter(CaseNumber number, Instant given);

    /** By when the next word of those that are owed is due. */
    Optional<Instant> next(CaseNumber number);

    /**
     * That hour as it is promised.
     *
     * @throws Refusal of the field {@code nextUpdate}, where nothing can be promised for it
     */
    Instant promisable(CaseNumber number, NextWord next);

    /**
     * What speaks against promising a word for that hour: the load and the hours of who has to keep it, and of who is to hear it. Each is
     * a sentence in the language of whoever asks; it refuses nothing.
     *
     * @param zone in which hours are told
     */
    List<String> doubts(CaseNumber number, Instant hour, ZoneId zone);
}
