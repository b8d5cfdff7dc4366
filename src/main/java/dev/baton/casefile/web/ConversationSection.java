package dev.baton.casefile.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.Conversation;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(10)
class ConversationSection implements CaseSection {

    private final Conversation conversation;

    ConversationSection(Conversation conversation) {
        this.conversation = conversation;
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
        return ConversationPart.of(conversation, subject.number(), 0);
    }
}
