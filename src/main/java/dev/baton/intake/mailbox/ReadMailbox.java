package dev.baton.intake.mailbox;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads the mailbox for as long as Baton runs: connected while that works, again and again while it does not. */
@Component
class ReadMailbox {

    private static final Logger log = LoggerFactory.getLogger(ReadMailbox.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int FAILURES_UNTIL_TOLD = 3;

    private final MailboxSettings settings;
    private final MailboxPlaces places;
    private final FetchMails fetchMails;
    private final Alarms alarms;
    private final String holder = UUID.randomUUID().toString();
    private volatile boolean goesOn;
    private volatile String state = "not started";
    private volatile ImapServer.@Nullable Opened open;
    private @Nullable Thread thread;
    private int failures;

    ReadMailbox(MailboxSettings settings, MailboxPlaces places, FetchMails fetchMails, Alarms alarms) {
        this.settings = settings;
        this.places = places;
        this.fetchMails = fetchMails;
        this.alarms = alarms;
    }

    /** What this node does with it. */
    String state() {
        return state;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (settings.isRead() && thread == null) {
            goesOn = true;
            thread = new Thread(this::run, "mailbox");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() throws InterruptedException {
        goesOn = false;
        var running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        var box = open;
        if (box != null) {
            box.giveUp();
        }
        running.join(5_000);
        thread = null;
    }

    /** In whose name mail is taken in, so that the story of a case says how it came. */
    private static void logIn() {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated("mail", "", AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
    }

    private void run() {
        logIn();
        while (goesOn) {
            try {
                if (holds()) {
                    read();
                } else {
                    state = "another node reads it";
                    Thread.sleep(Math.min(settings.poll().toMillis(), LEASE.toMillis()));
                }
            } catch (InterruptedException stopped) {
                break;
            } catch (MessagingException | IOException | RuntimeException failure) {
                if (goesOn && !pauseAfter(failure)) {
                    break;
                }
            }
        }
        release();
    }

    private void read() throws MessagingException, IOException, InterruptedException {
        try (var box = new ImapServer(settings).open()) {
            open = box;
            while (goesOn && holds()) {
                fetchMails.fetch(box, holder, () -> goesOn && holds());
                works();
                box.await(settings.poll());
            }
        } finally {
            open = null;
        }
    }

    private boolean holds() {
        return places.hold(settings.name(), holder, LEASE.plus(settings.poll()), settings.existing());
    }

    /** Also what another node told of it, or this one before it was started anew. */
    private void works() {
        failures = 0;
        alarms.settle(Alarm.Kind.MAILBOX_UNREAD, settings.name());
        state = "read";
    }

    /** @return false where it was stopped meanwhile */
    private boolean pauseAfter(Exception failure) {
        failures++;
        state = "cannot be read: " + failure.getMessage();
        log.warn("The mailbox {} cannot be read: {}", settings.name(), failure.toString());
        tell(failure);
        try {
            var pause = Duration.ofSeconds(1L << Math.min(failures - 1, 9));
            Thread.sleep(Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis()));
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private void tell(Exception failure) {
        try {
            places.problem(settings.name(), holder, String.valueOf(failure.getMessage()));
            if (failures >= FAILURES_UNTIL_TOLD) {
                alarms.raise(
                        Alarm.Kind.MAILBOX_UNREAD,
                        settings.name(),
                        "No mail comes in: %s. Look at the mail server, the password and baton.mail.in."
                                .formatted(failure.getMessage()));
            }
        } catch (RuntimeException database) {
            log.warn("Nor can that be written down: {}", database.toString());
        }
    }

    private void release() {
        try {
            places.release(settings.name(), holder);
        } catch (RuntimeException database) {
            log.debug("It is free when its time is over", database);
        }
    }
}
