package dev.baton.workplace;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.Categories;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Grade;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.Waiting.Wait;
import dev.baton.escalation.Briefs;
import dev.baton.escalation.EscalationBrief;
import dev.baton.escalation.GiveWork;
import dev.baton.expectations.CustomerTexts;
import dev.baton.expectations.Occasion;
import dev.baton.links.CaseLink;
import dev.baton.links.LinkCases;
import dev.baton.links.LinkKind;
import dev.baton.workplace.live.CaseVersion;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** What can be done with a case as it stands, by whoever looks at it. */
@Component
@Order(-1)
class ActionsSection implements CaseSection {

    private static final EscalationBrief NOTHING = new EscalationBrief(null, null, null, null, null);

    private final Conversation conversation;
    private final Waiting waiting;
    private final Categories categories;
    private final CaseVersion versions;
    private final LinkCases links;
    private final GiveWork giveWork;
    private final Briefs briefs;
    private final CustomerTexts texts;
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rules;
    private final String currency;

    ActionsSection(
            Conversation conversation,
            Waiting waiting,
            Categories categories,
            CaseVersion versions,
            LinkCases links,
            GiveWork giveWork,
            Briefs briefs,
            CustomerTexts texts,
            ObjectProvider<WebInvocationPrivilegeEvaluator> rules,
            @Value("${baton.currency}") String currency) {
        this.currency = currency;
        this.texts = texts;
        this.conversation = conversation;
        this.waiting = waiting;
        this.categories = categories;
        this.versions = versions;
        this.links = links;
        this.giveWork = giveWork;
        this.briefs = briefs;
        this.rules = rules;
    }

    /**
     * @param allowed whether whoever looks may do anything with it
     * @param brief what an escalation can say of it without asking anybody
     * @param colleagues who else is of the case's team
     * @param links the related cases
     * @param currency what amounts are in
     * @param occasions on which there is a text for the customer
     * @param languages of these texts
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
            EscalationBrief brief,
            List<String> colleagues,
            List<CaseLink> links,
            String currency,
            List<String> occasions,
            List<String> languages,
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
        var languages = texts.languages();
        return new Actions(
                subject,
                mayAct(subject),
                waiting.of(subject.number()).stream()
                        .filter(wait -> wait.until() == null)
                        .toList(),
                categories.all(),
                List.of(Grade.values()),
                subject.status() == Status.OPEN ? briefs.known(subject) : NOTHING,
                subject.status() == Status.OPEN ? giveWork.colleagues(subject) : List.of(),
                links.of(subject.number()).stream()
                        .filter(link -> link.kind() == LinkKind.RELATED)
                        .toList(),
                currency,
                occasions(languages.keySet()),
                languages.values().stream().flatMap(Set::stream).distinct().toList(),
                conversation.latest(subject.number(), MessageForm.UNREAD, 0).stream()
                        .map(said -> String.valueOf(said.id()))
                        .collect(Collectors.joining(",")),
                UUID.randomUUID().toString(),
                version);
    }

    /** Those of somebody who writes; what a change brought is told where the change is. */
    private static List<String> occasions(Set<Occasion> known) {
        return known.stream()
                .filter(one -> one != Occasion.WHAT_YOUR_INPUT_CHANGED)
                .map(Occasion::label)
                .toList();
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
