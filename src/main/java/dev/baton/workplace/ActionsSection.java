package dev.baton.workplace;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.Categories;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Grade;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.Waiting.Wait;
import dev.baton.escalation.GiveWork;
import dev.baton.links.CaseLink;
import dev.baton.links.LinkCases;
import dev.baton.links.LinkKind;
import dev.baton.workplace.live.CaseVersion;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** What can be done with a case as it stands, by whoever looks at it. */
@Component
@Order(-1)
class ActionsSection implements CaseSection {

    private final Conversation conversation;
    private final Waiting waiting;
    private final Categories categories;
    private final CaseVersion versions;
    private final LinkCases links;
    private final GiveWork giveWork;
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rules;

    ActionsSection(
            Conversation conversation,
            Waiting waiting,
            Categories categories,
            CaseVersion versions,
            LinkCases links,
            GiveWork giveWork,
            ObjectProvider<WebInvocationPrivilegeEvaluator> rules) {
        this.conversation = conversation;
        this.waiting = waiting;
        this.categories = categories;
        this.versions = versions;
        this.links = links;
        this.giveWork = giveWork;
        this.rules = rules;
    }

    /**
     * @param allowed whether whoever looks may do anything with it
     * @param colleagues who else is of the case's team
     * @param links the related cases
     * @param seen the ids of the latest messages, with commas
     * @param key new for each page, so that what is sent twice is one message
     * @param version see {@link CaseVersion}
     */
    record Actions(
            Case subject,
            boolean allowed,
            List<Wait> waits,
            List<String> categories,
            List<Grade> grades,
            List<String> colleagues,
            List<CaseLink> links,
            String seen,
            String key,
            String version) {

        public boolean isOpen() {
            return subject.status() == Status.OPEN;
        }

        public boolean isWorkedOn() {
            return isOpen() && subject.priority() != null;
        }

        public boolean isResolved() {
            return subject.status() == Status.RESOLVED;
        }

        public boolean isClosed() {
            return subject.status() == Status.CLOSED;
        }
    }

    @Override
    public String template() {
        return "workplace/actions";
    }

    @Override
    public Place place() {
        return Place.ACT;
    }

    @Override
    public Actions content(Case subject) {
        var version = versions.of(subject.number());
        return new Actions(
                subject,
                mayAct(subject),
                waiting.of(subject.number()).stream()
                        .filter(wait -> wait.until() == null)
                        .toList(),
                categories.all(),
                List.of(Grade.values()),
                subject.status() == Status.OPEN ? giveWork.colleagues(subject) : List.of(),
                links.of(subject.number()).stream()
                        .filter(link -> link.kind() == LinkKind.RELATED)
                        .toList(),
                conversation.latest(subject.number(), MessageForm.UNREAD, 0).stream()
                        .map(said -> String.valueOf(said.id()))
                        .collect(Collectors.joining(",")),
                UUID.randomUUID().toString(),
                version);
    }

    private boolean mayAct(Case subject) {
        return rules.getObject()
                .isAllowed(
                        null,
                        "/cases/%s/messages".formatted(subject.number()),
                        "POST",
                        SecurityContextHolder.getContext().getAuthentication());
    }
}
