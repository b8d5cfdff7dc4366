package dev.baton.resolution;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.resolution.ProposedReplies.ProposedReply;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whoever signs off reads what the customer will read. */
@Component
@Order(5)
class ProposedReplySection implements CaseSection {

    private final ProposedReplies proposedReplies;

    ProposedReplySection(ProposedReplies proposedReplies) {
        this.proposedReplies = proposedReplies;
    }

    @Override
    public Place place() {
        return Place.TALK;
    }

    @Override
    public String template() {
        return "resolution/proposed-reply";
    }

    @Override
    public List<ProposedReply> content(Case subject) {
        return proposedReplies.of(subject.number()).stream().toList();
    }
}
