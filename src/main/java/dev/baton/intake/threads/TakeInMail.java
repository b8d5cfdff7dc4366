package dev.baton.intake.threads;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.engine.RuleAttempts;
import dev.baton.intake.AddMessage;
import dev.baton.intake.Heard;
import dev.baton.intake.ReadReport;
import dev.baton.intake.ReportCase;
import dev.baton.intake.RetryOnConflict;
import dev.baton.intake.mail.Mail;
import dev.baton.intake.mail.MailAddress;
import dev.baton.intake.mailtext.Subjects;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a mail where it belongs, whole or not at all: its words, its files, and what people should know of it. */
@Component
public class TakeInMail {

    private static final Duration BELIEVED_BACK = Duration.ofDays(7);
    private static final Duration BELIEVED_AHEAD = Duration.ofMinutes(5);
    private static final Duration BUSY = Duration.ofDays(1);
    private static final Duration TALK = Duration.ofHours(1);
    /** So many open cases of one machine in a day, and so many mails in an hour of one that is said to be a person. */
    private static final int MOST_CASES_OF_A_MACHINE = 20;

    private static final int MOST_MAILS_OF_A_PERSON = 10;

    private final ReceivedMails received;
    private final MailThreads threads;
    private final MailRules rules;
    private final WrittenByPeople people;
    private final KeepFiles files;
    private final ReadReport reading;
    private final ReportCase reportCase;
    private final AddMessage addMessage;
    private final Conversation conversation;
    private final CaseFile caseFile;
    private final RuleAttempts attempts;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private final String ownLoop;
    private final Set<String> ownAddresses;
    private final int mostCases;
    private final Duration casesWithin;

    TakeInMail(
            ReceivedMails received,
            MailThreads threads,
            MailRules rules,
            WrittenByPeople people,
            KeepFiles files,
            ReadReport reading,
            ReportCase reportCase,
            AddMessage addMessage,
            Conversation conversation,
            CaseFile caseFile,
            RuleAttempts attempts,
            TransactionTemplate transaction,
            MeterRegistry meters,
            Clock clock,
            @Value("${baton.mail.domain}") String domain,
            @Value("${baton.mail.from}") String from,
            @Value("${baton.mail.reply-to}") String replyTo,
            @Value("${baton.mail.bounces}") String bounces,
            @Value("${baton.mail.in.cases.most}") int mostCases,
            @Value("${baton.mail.in.cases.within}") Duration casesWithin) {
        this.received = received;
        this.threads = threads;
        this.rules = rules;
        this.people = people;
        this.files = files;
        this.reading = reading;
        this.reportCase = reportCase;
        this.addMessage = addMessage;
        this.conversation = conversation;
        this.caseFile = caseFile;
        this.attempts = attempts;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
        this.mostCases = mostCases;
        this.casesWithin = casesWithin;
        this.ownAddresses = Stream.of(from, replyTo, bounces)
                .flatMap(own -> MailAddress.only(own).stream())
                .map(MailAddress::address)
                .collect(Collectors.toSet());
        this.ownLoop = domain.isBlank()
                ? MailAddress.only(from).map(MailAddress::domain).orElse("")
                : domain;
    }

    /** The same answer again for the same mail. Its files are read until this returns. */
    public MailAnswer take(Mail mail) {
        return RetryOnConflict.attempt(() -> attempts.attempt(() -> transaction.execute(status -> once(mail))));
    }

    /** The same, inside the transaction of the caller. */
    public MailAnswer takeWithin(Mail mail) {
        return once(mail);
    }

    private MailAnswer once(Mail mail) {
        var claim = received.claim(mail);
        if (claim.earlier() != null) {
            return claim.earlier();
        }
        var none = nobodysWords(mail);
        return none == null ? onACase(mail, claim.key()) : leftOut(mail, claim.key(), none);
    }

    /** Why it is no message to anybody; null where it is one. */
    private @Nullable String nobodysWords(Mail mail) {
        if (threads.isOwn(mail) || !ownLoop.isBlank() && mail.loop().contains(ownLoop)) {
            return "Baton sent this mail itself: it came back.";
        }
        if (mail.bounce() != null) {
            var about = threads.bounced(mail.bounce());
            return "%s: %s %s"
                    .formatted(
                            about.map(number -> "It is about a mail of " + number)
                                    .orElse("It is about a mail that Baton did not send"),
                            mail.bounce().status(),
                            mail.bounce().reason());
        }
        return switch (mail.kind()) {
            case DELIVERED -> "A mail server says that a mail arrived.";
            case RECEIPT -> "A mail program says that a mail was read.";
            default ->
                ownAddresses.contains(mail.sender())
                        ? "It says that one of Baton's own addresses sent it: it came back, or is forged."
                        : null;
        };
    }

    private MailAnswer leftOut(Mail mail, String key, String why) {
        var outcome = mail.bounce() == null && mail.kind() == Mail.Kind.MESSAGE
                ? "loop"
                : mail.kind().label();
        received.isLeftOut(key, outcome, why);
        meters.counter("baton.mail.left.out", "kind", outcome).increment();
        return new MailAnswer(null, null, why, true);
    }

    private MailAnswer onACase(Mail mail, String key) {
        var known = mail.verified()
                ? received.accountOf(mail.sender())
                        .filter(account -> !rules.isUnknown(account))
                        .orElse(null)
                : null;
        var opening = rules.opening(mail, key, known);
        var account = opening.report().account();
        var thread = threads.of(mail, rules.isUnknown(account) ? null : account);
        var notes = new ArrayList<>(mail.notes());
        var where = thread.joins()
                ? Optional.of(thread.number())
                : ofTheSameMachine(mail, notes).or(() -> ofTheSameSender(mail, notes));
        var automatic = isAutomatic(mail, where.orElse(null), account, notes);
        var heard = where.isPresent()
                ? addMessage.add(where.get(), said(mail, key, automatic))
                : opened(mail, key, automatic, thread, opening, notes);
        received.isOn(key, heard.number(), heard.message(), automatic, mail.whole());
        notes.addAll(files.keep(heard.number(), mail));
        note(heard.number(), notes);
        meters.counter("baton.mail.taken.in").increment();
        return new MailAnswer(heard.number(), Conversation.OWN_ID + heard.message(), null, heard.created());
    }

    private Heard opened(
            Mail mail,
            String key,
            boolean automatic,
            MailThreads.Thread thread,
            MailRules.Opening opening,
            List<String> notes) {
        var read = reading.of(opening.report());
        var filed = reportCase.report(read);
        if (thread.number() != null) {
            notes.add("It answers %s, in which %s takes no part: it is a case of its own."
                    .formatted(thread.number(), mail.from() == null ? "its sender" : mail.sender()));
        }
        if (!mail.verified()) {
            notes.add("The mail server says that its sender is forged (DMARC). Do not believe who it is from.");
        }
        if (mail.from() == null) {
            notes.add("It names nobody as its sender, or several: nobody can be answered.");
        }
        if (opening.problem() != null) {
            notes.add("It was taken in without the rules for mail: " + opening.problem());
        }
        var heard = addMessage.add(filed.number(), words(mail, key, automatic, null));
        return new Heard(heard.number(), heard.message(), true, true, null, null);
    }

    /** What one machine tells again and again is one case. */
    private Optional<CaseNumber> ofTheSameMachine(Mail mail, List<String> notes) {
        if (!mail.isAutomatic() || mail.from() == null || people.covers(mail.sender(), null)) {
            return Optional.empty();
        }
        var same = received.openedByMachine(mail.sender(), Subjects.topic(mail.subject()));
        if (same.isPresent()) {
            return same;
        }
        var busy = received.latestOfBusyMachine(mail.sender(), clock.instant().minus(BUSY), MOST_CASES_OF_A_MACHINE);
        busy.ifPresent(number ->
                notes.add("%s has opened %d cases within a day; further mails of this machine come here: \"%s\"."
                        .formatted(mail.sender(), MOST_CASES_OF_A_MACHINE, Subjects.topic(mail.subject()))));
        return busy;
    }

    /** Whoever opens a case with each mail does so without end where a program of theirs answers each acknowledgement. */
    private Optional<CaseNumber> ofTheSameSender(Mail mail, List<String> notes) {
        if (mail.from() == null || !mail.verified()) {
            return Optional.empty();
        }
        var busy = received.latestOfBusySender(mail.sender(), clock.instant().minus(casesWithin), mostCases);
        busy.ifPresent(number -> notes.add(
                "%s has opened %d cases within %s; further mails of theirs come here, until some of these are closed or older: \"%s\"."
                        .formatted(mail.sender(), mostCases, shown(casesWithin), Subjects.topic(mail.subject()))));
        return busy;
    }

    private static String shown(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private boolean isAutomatic(Mail mail, @Nullable CaseNumber number, String account, List<String> notes) {
        if (!mail.isAutomatic()) {
            return false;
        }
        var whose = number == null ? account : caseFile.get(number).account();
        if (mail.from() == null || !people.covers(mail.sender(), whose)) {
            return true;
        }
        if (number != null
                && received.count(number, mail.sender(), clock.instant().minus(TALK)) >= MOST_MAILS_OF_A_PERSON) {
            notes.add(
                    "%s is said to be written by people, but this is the %dth mail within an hour: it counts as a machine's."
                            .formatted(mail.sender(), MOST_MAILS_OF_A_PERSON + 1));
            return true;
        }
        return false;
    }

    private NewMessage said(Mail mail, String key, boolean automatic) {
        return words(mail, key, automatic, believed(mail.sentAt()));
    }

    private static NewMessage words(Mail mail, String key, boolean automatic, @Nullable Instant happenedAt) {
        return new NewMessage(Direction.INBOUND, automatic, null, mail.text(), MailRules.SOURCE, key, happenedAt);
    }

    /** Within a week before now; what is said to be earlier or later happened now. */
    private @Nullable Instant believed(@Nullable Instant sentAt) {
        var now = clock.instant();
        return sentAt == null || sentAt.isBefore(now.minus(BELIEVED_BACK)) || sentAt.isAfter(now.plus(BELIEVED_AHEAD))
                ? null
                : sentAt;
    }

    private void note(CaseNumber number, List<String> notes) {
        if (!notes.isEmpty()) {
            conversation.add(number, Direction.INTERNAL, true, null, String.join("\n", notes));
        }
    }
}
