package dev.baton.casefile.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Sendings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(10)
class ConversationSection implements CaseSection {

    private final Conversation conversation;
    private final ObjectProvider<Sendings> sendings;

    ConversationSection(Conversation conversation, ObjectProvider<Sendings> sendings) {
        this.conversation = conversation;
        this.sendings = sendings;
    }

    @Override
    public Place place() {
        return Place.TALK;
    }

    @Override
    public String template() {
        return "casefile/conversation";
    }

    @Override
    public ConversationPart content(Case subject) {
        return ConversationPart.of(conversation, sendings, subject, 0);
    }
}
