package dev.baton.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What became of messages that were to leave Baton. */
public interface Sendings {

    /**
     * One message on its way to one recipient.
     *
     * @param told how it is with it, in the reader's language
     * @param trouble whether it has not reached them and will not by itself
     */
    record Sending(String told, boolean trouble) {}

    /** By the ids of the messages, in one query; those that had no way to go are left out. */
    Map<Long, List<Sending>> of(Collection<Long> interactions);
}
