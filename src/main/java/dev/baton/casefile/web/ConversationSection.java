package dev.baton.casefile.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Interaction;
import java.util.List;
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
    public String template() {
        return "casefile/conversation";
    }

    @Override
    public List<Interaction> content(Case subject) {
        return conversation.of(subject.number());
    }
}
