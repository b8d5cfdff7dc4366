package dev.baton.intake.mailbox;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.RuleAttempts;
import dev.baton.engine.RuleFailed;
import dev.baton.intake.mail.Mail;
import dev.baton.intake.mail.MailReader;
import dev.baton.intake.mail.RawMail;
import dev.baton.intake.mail.UnreadableMail;
import dev.baton.intake.quarantine.KeptMessage;
import dev.baton.intake.quarantine.KeptSource;
import dev.baton.intake.quarantine.QuarantineFull;
import dev.baton.intake.quarantine.WebhookQuarantine;
import dev.baton.intake.quarantine.WebhookUnread;
import dev.baton.intake.threads.MailAnswer;
import dev.baton.intake.threads.TakeInMail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** A raw mail is taken in, or it is kept with the reason; one or the other is committed. */
@Component
class HandIn implements KeptSource {

    static final String MAIL = "mail";
    private static final String KEPT = "It is kept and somebody will look at it; it need not be sent again. %s";
    private static final String FULL_ALARM =
            "Mail that cannot be taken in is not taken from the mail server any more. Dismiss or take in what is kept on Intake.";

    private final MailReader reader;
    private final TakeInMail takeIn;
    private final WebhookQuarantine quarantine;
    private final Alarms alarms;
    private final TransactionTemplate transaction;

    HandIn(
            MailboxSettings settings,
            TakeInMail takeIn,
            WebhookQuarantine quarantine,
            Alarms alarms,
            TransactionTemplate transaction) {
        this.reader = new MailReader(settings.authserv());
        this.takeIn = takeIn;
        this.quarantine = quarantine;
        this.alarms = alarms;
        this.transaction = transaction;
    }

    /** @throws QuarantineFull where it cannot be taken in, and as much is kept as may be */
    MailAnswer handIn(RawMail raw) {
        var waits = quarantine.kept(MAIL, delivery(raw));
        if (waits.isPresent()) {
            return kept(waits.get().reason(), false);
        }
        try {
            return lasting(() -> takeIn.take(reader.read(raw)));
        } catch (WebhookUnread unread) {
            keep(delivery(raw), bytes(raw), unread);
            return kept(unread.reason(), true);
        }
    }

    /** One whose files were left out since it is too large. */
    MailAnswer handIn(Mail words, byte[] head) {
        try {
            return lasting(() -> takeIn.take(words));
        } catch (WebhookUnread unread) {
            keep(words.id(), head, unread);
            return kept(unread.reason(), true);
        }
    }

    void keep(String delivery, byte[] body, WebhookUnread why) {
        try {
            transaction.executeWithoutResult(status -> quarantine.keep(MAIL, delivery, body, "{}", why));
        } catch (QuarantineFull full) {
            alarms.raise(Alarm.Kind.INTAKE_FULL, MAIL, FULL_ALARM);
            throw full;
        }
    }

    @Override
    public String name() {
        return MAIL;
    }

    @Override
    public Optional<CaseNumber> takeIn(KeptMessage kept) {
        var body = kept.body() == null ? new byte[0] : kept.body();
        try (var raw = RawMail.of(new ByteArrayInputStream(body))) {
            return Optional.ofNullable(takeIn.takeWithin(reader.read(raw)).number());
        } catch (UnreadableMail unread) {
            throw new WebhookUnread("Mail", String.valueOf(unread.getMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What may work when it is tried again is not for a person to look at. */
    private static MailAnswer lasting(Supplier<MailAnswer> work) {
        try {
            return work.get();
        } catch (DataIntegrityViolationException unfit) {
            throw new WebhookUnread(
                    "Mail",
                    "It cannot be stored: " + unfit.getMostSpecificCause().getMessage());
        } catch (OptimisticLockingException | DataAccessException | TransactionException passing) {
            throw passing;
        } catch (RuntimeException failure) {
            if (RuleAttempts.known().isEmpty() && RuleFailed.in(failure).isPresent()) {
                throw failure;
            }
            throw new WebhookUnread("Mail", String.valueOf(failure.getMessage()));
        }
    }

    private static MailAnswer kept(@Nullable String reason, boolean created) {
        return new MailAnswer(null, null, KEPT.formatted(reason), created);
    }

    /** As much of its hash as tells it from others. */
    private static String delivery(RawMail raw) {
        return raw.hash().substring(0, 24);
    }

    private static byte[] bytes(RawMail raw) {
        try {
            return raw.bytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
