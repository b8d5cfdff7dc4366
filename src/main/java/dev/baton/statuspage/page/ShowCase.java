package dev.baton.statuspage.page;

import dev.baton.attachments.StoredAttachments;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.statuspage.SameCustomer;
import dev.baton.statuspage.acts.InTheirName;
import dev.baton.statuspage.feedback.GiveFeedback;
import dev.baton.statuspage.links.LinksInTexts;
import dev.baton.statuspage.links.PublicAddress;
import dev.baton.statuspage.links.StatusLink;
import dev.baton.statuspage.links.StatusLinks;
import dev.baton.statuspage.page.Shown.Earlier;
import dev.baton.statuspage.page.Shown.File;
import dev.baton.statuspage.page.Shown.Line;
import dev.baton.statuspage.page.Shown.Question;
import dev.baton.statuspage.page.Shown.Raised;
import dev.baton.web.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a customer is told of their case: where it was merged, of the one in which it goes on. */
@Component
class ShowCase {

    private final CaseFile caseFile;
    private final Accounts accounts;
    private final Waiting waiting;
    private final EscalationRecords escalations;
    private final StoredAttachments attachments;
    private final Promised promised;
    private final Said said;
    private final WhoWorks whoWorks;
    private final GiveFeedback feedback;
    private final StatusLinks links;
    private final LinksInTexts texts;
    private final Words words;
    private final Clock clock;

    ShowCase(
            CaseFile caseFile,
            Accounts accounts,
            Waiting waiting,
            EscalationRecords escalations,
            StoredAttachments attachments,
            Promised promised,
            Said said,
            WhoWorks whoWorks,
            GiveFeedback feedback,
            StatusLinks links,
            LinksInTexts texts,
            Words words,
            Clock clock) {
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.waiting = waiting;
        this.escalations = escalations;
        this.attachments = attachments;
        this.promised = promised;
        this.said = said;
        this.whoWorks = whoWorks;
        this.feedback = feedback;
        this.links = links;
        this.texts = texts;
        this.words = words;
        this.clock = clock;
    }

    @Transactional
    Shown show(StatusLink link) {
        var own = caseFile.get(link.caseNumber());
        var main = caseFile.mainOf(link.caseNumber());
        var same = SameCustomer.are(own, main);
        var moments = Moments.of(own, accounts.get(own.account()), clock.instant(), words);
        var cases = said.cases(own, main.number());
        var talk = said.in(cases, main.number());
        var raised = main.status() == Status.OPEN ? escalations.openOf(main.number()) : List.<Escalation>of();
        var names = names(main, talk, raised);
        var promises = promised.of(main.number());
        var merged = !own.number().equals(main.number());
        return new Shown(
                own.subject(),
                own.number(),
                merged && same ? main.number() : null,
                merged && !same,
                Stage.of(main),
                isOpenAnd(main, waiting.isOn(main.number(), WaitingOn.CUSTOMER)),
                isOpenAnd(main, waiting.isOn(main.number(), WaitingOn.THIRD_PARTY)),
                moments.orNull(next(promises)),
                main.accountable() == null || main.status() == Status.CLOSED
                        ? null
                        : whoWorks.person(main.accountable(), names),
                main.team() == null || main.status() != Status.OPEN
                        ? null
                        : whoWorks.group(main.team(), main.responsible(), names),
                raised.stream()
                        .filter(one -> one.level() > 0 && one.toGroup() != null)
                        .map(one -> raised(one, names, moments))
                        .toList(),
                promises.stream()
                        .filter(word -> !word.isOwed() && !word.isReplaced())
                        .map(word -> new Earlier(word.what(), moments.of(word.due()), outcome(word)))
                        .toList(),
                talk.stream()
                        .map(word -> line(word, own.number(), link, names, moments))
                        .toList(),
                talk.size() == Said.MOST,
                files(main, cases, moments),
                same ? question(main) : null,
                followUp(own, main),
                moments.zoneName());
    }

    private static boolean isOpenAnd(Case subject, boolean waits) {
        return subject.status() == Status.OPEN && waits;
    }

    private static @Nullable Instant next(List<Promised.Word> promises) {
        return promises.stream()
                .filter(Promised.Word::isOwed)
                .map(Promised.Word::due)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Map<String, String> names(Case main, List<Said.Word> talk, List<Escalation> raised) {
        var people = new ArrayList<@Nullable String>();
        people.add(main.accountable());
        people.add(main.responsible());
        talk.forEach(word -> people.add(word.author()));
        raised.forEach(one -> people.add(one.holder()));
        return whoWorks.names(people);
    }

    private Raised raised(Escalation one, Map<String, String> names, Moments moments) {
        var taken = one.state() == Escalation.State.ACCEPTED;
        var since = taken ? one.answeredAt() : one.askedAt();
        return new Raised(
                whoWorks.group(one.toGroup(), one.askedAll() ? null : one.holder(), names),
                moments.of(Objects.requireNonNullElse(since, one.requestedAt())),
                taken);
    }

    /** Whatever ended otherwise was moved. */
    private static String outcome(Promised.Word word) {
        return switch (String.valueOf(word.outcome())) {
            case "KEPT" -> "kept";
            case "BROKEN" -> "broken";
            case "ENDED" -> "done";
            default -> "moved";
        };
    }

    private Line line(Said.Word word, CaseNumber own, StatusLink link, Map<String, String> names, Moments moments) {
        return new Line(
                moments.of(word.at()),
                word.theirs(),
                word.automatic(),
                word.author() == null ? null : names.get(word.author()),
                word.theirs() ? word.text() : texts.read(own, word.text(), () -> here(link)));
    }

    private Optional<String> here(StatusLink link) {
        return links.again(link).map(told -> PublicAddress.path(told.token()));
    }

    private List<File> files(Case main, List<String> cases, Moments moments) {
        var theirs = cases.stream()
                .map(number -> InTheirName.of(new CaseNumber(number)))
                .toList();
        return attachments.of(main.number()).stream()
                .filter(file -> theirs.contains(file.by()))
                .map(file -> new File(file.name(), moments.of(file.at())))
                .toList();
    }

    private @Nullable Question question(Case main) {
        if (main.resolvedAt() == null || main.status() == Status.OPEN) {
            return null;
        }
        var answer = feedback.given(main);
        return new Question(
                main.resolvedAt().toEpochMilli(),
                answer.orElse(null),
                answer.map(feedback::mayChange).orElse(true));
    }

    /** The newest one that is the same customer's. */
    private @Nullable String followUp(Case own, Case main) {
        if (main.status() != Status.CLOSED) {
            return null;
        }
        return caseFile.followUpsOf(main.number()).stream()
                .filter(next -> SameCustomer.isTakenUpIn(own, next))
                .findFirst()
                .flatMap(next -> links.forCustomer(next.number()))
                .map(told -> PublicAddress.path(told.token()))
                .orElse(null);
    }
}
