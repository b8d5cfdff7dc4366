package dev.baton.casefile.web;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As much of a conversation as one page shows.
 *
 * @param earlier how many messages to leave out on the page with those before; null where there are none
 * @param later likewise for those after
 */
record ConversationPart(
        CaseNumber number,
        List<Interaction> said,
        @Nullable Integer earlier,
        @Nullable Integer later) {

    static final int MOST = 200;

    static ConversationPart of(Conversation conversation, CaseNumber number, int skip) {
        var found = conversation.latest(number, MOST + 1, skip);
        var more = found.size() > MOST;
        return new ConversationPart(
                number,
                more ? found.subList(1, found.size()) : found,
                more ? skip + MOST : null,
                skip > 0 ? Math.max(0, skip - MOST) : null);
    }

    public List<Interaction> latestFirst() {
        var reversed = new ArrayList<>(said);
        Collections.reverse(reversed);
        return reversed;
    }
}
