package dev.baton.casefile.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Sendings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * As much of a conversation as one page shows.
 *
 * @param earlier how many messages to leave out on the page with those before; null where there are none
 * @param later likewise for those after
 * @param sendings what became of those of ours, by their ids
 */
record ConversationPart(
        CaseNumber number,
        List<Interaction> said,
        @Nullable Integer earlier,
        @Nullable Integer later,
        Map<Long, List<Sendings.Sending>> sendings) {

    static final int MOST = 200;

    static ConversationPart of(Conversation conversation, ObjectProvider<Sendings> sendings, Case subject, int skip) {
        var number = subject.number();
        var found = conversation.latest(number, MOST + 1, skip);
        var more = found.size() > MOST;
        var said = more ? found.subList(1, found.size()) : found;
        return new ConversationPart(
                number,
                besidesTheReport(said, more ? List.of() : said, subject),
                more ? skip + MOST : null,
                skip > 0 ? Math.max(0, skip - MOST) : null,
                became(said, sendings));
    }

    /** The customer's first words are not told twice, where they are the report that the page of the case shows. */
    private static List<Interaction> besidesTheReport(
            List<Interaction> said, List<Interaction> fromTheBeginning, Case subject) {
        var first = fromTheBeginning.stream()
                .filter(one -> one.direction() == Direction.INBOUND)
                .findFirst()
                .filter(one -> one.text().equals(subject.description()));
        return first.isEmpty()
                ? said
                : said.stream().filter(one -> one.id() != first.get().id()).toList();
    }

    private static Map<Long, List<Sendings.Sending>> became(List<Interaction> said, ObjectProvider<Sendings> sendings) {
        var sent = said.stream()
                .filter(one -> one.direction() == Direction.OUTBOUND)
                .map(Interaction::id)
                .toList();
        return sendings.stream().findFirst().map(known -> known.of(sent)).orElse(Map.of());
    }

    public List<Interaction> latestFirst() {
        var reversed = new ArrayList<>(said);
        Collections.reverse(reversed);
        return reversed;
    }
}
