package dev.baton.casefile;

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
