package dev.baton.intake.mailbox;

import dev.baton.intake.mail.RawMail;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * The one place that opens a connection to a mailbox: to the server that whoever runs Baton named, and no other; over TLS, with a
 * certificate for its name, unless they said otherwise. Nothing in the mailbox is changed.
 */
class ImapServer {

    private static final String PATIENCE_MILLIS = "30000";
    private static final Duration LONGER_THAN_ALIVE = Duration.ofSeconds(45);

    private final MailboxSettings settings;

    ImapServer(MailboxSettings settings) {
        this.settings = settings;
    }

    Opened open() throws MessagingException, IOException {
        refuseNoMailServer();
        var protocol = settings.tls().equals("implicit") ? "imaps" : "imap";
        var store = (IMAPStore) Session.getInstance(properties(protocol)).getStore(protocol);
        try {
            store.connect(settings.host(), settings.portOrUsual(), settings.user(), settings.password());
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_ONLY);
            return new Opened(store, folder, settings.idle() && store.hasCapability("IDLE"));
        } catch (MessagingException | RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    /** Addresses at which machines ask their host who they are, and all machines at once, are no mail servers. */
    private void refuseNoMailServer() throws IOException {
        for (var address : InetAddress.getAllByName(settings.host())) {
            if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
                throw new IOException("baton.mail.in.host leads to %s, which is no mail server's".formatted(address));
            }
        }
    }

    private Properties properties(String protocol) {
        var properties = new Properties();
        properties.put("mail.mime.allowutf8", "true");
        var own = "mail." + protocol;
        properties.put(own + ".connectiontimeout", PATIENCE_MILLIS);
        properties.put(own + ".timeout", PATIENCE_MILLIS);
        properties.put(own + ".writetimeout", PATIENCE_MILLIS);
        properties.put(own + ".peek", "true");
        properties.put(own + ".fetchsize", "1048576");
        properties.put(own + ".ssl.checkserveridentity", "true");
        properties.put(own + ".starttls.enable", settings.tls().equals("starttls"));
        properties.put(own + ".starttls.required", settings.tls().equals("starttls"));
        return properties;
    }

    /** An open mailbox. */
    static final class Opened implements AutoCloseable {

        private final IMAPStore store;
        private final IMAPFolder folder;
        private final boolean tells;
        private final ScheduledExecutorService alarmClock = Executors.newSingleThreadScheduledExecutor(work -> {
            var waker = new Thread(work, "mailbox-waker");
            waker.setDaemon(true);
            return waker;
        });

        private Opened(IMAPStore store, IMAPFolder folder, boolean tells) {
            this.store = store;
            this.folder = folder;
            this.tells = tells;
        }

        long validity() throws MessagingException {
            return folder.getUIDValidity();
        }

        /** The UID of the latest mail that is there. */
        long latest() throws MessagingException {
            var next = folder.getUIDNext();
            return next > 0 ? next - 1 : uids(1).stream().max(Long::compare).orElse(0L);
        }

        /** Those after this one, in order. */
        List<Long> after(long last) throws MessagingException {
            return uids(last + 1);
        }

        private List<Long> uids(long from) throws MessagingException {
            var found = new ArrayList<Long>();
            for (var message : folder.getMessagesByUID(from, UIDFolder.LASTUID)) {
                var uid = folder.getUID(message);
                if (uid >= from) {
                    found.add(uid);
                }
            }
            found.sort(Long::compare);
            return found;
        }

        /** Nothing where it was removed meanwhile. */
        Optional<Message> message(long uid) throws MessagingException {
            return Optional.ofNullable(folder.getMessageByUID(uid)).filter(message -> !message.isExpunged());
        }

        boolean isTooLarge(Message message) throws MessagingException {
            return message.getSize() > RawMail.LARGEST;
        }

        static Optional<Instant> arrivedAt(Message message) throws MessagingException {
            return Optional.ofNullable(message.getReceivedDate()).map(java.util.Date::toInstant);
        }

        /** Until there may be something new, or this time is over. */
        void await(Duration time) throws MessagingException, InterruptedException {
            if (!tells) {
                Thread.sleep(time.toMillis());
                folder.getMessageCount();
                return;
            }
            var ask = alarmClock.schedule(this::ask, time.toMillis(), TimeUnit.MILLISECONDS);
            var giveUp = alarmClock.schedule(
                    this::giveUp, time.plus(LONGER_THAN_ALIVE).toMillis(), TimeUnit.MILLISECONDS);
            try {
                folder.idle(true);
            } finally {
                ask.cancel(false);
                giveUp.cancel(false);
            }
        }

        /** Any question ends the wait. */
        private void ask() {
            try {
                folder.getMessageCount();
            } catch (MessagingException | RuntimeException gone) {
                giveUp();
            }
        }

        /** A server that answers nothing any more is left. */
        void giveUp() {
            try {
                folder.forceClose();
            } catch (MessagingException | RuntimeException gone) {
                return;
            }
        }

        @Override
        public void close() {
            alarmClock.shutdownNow();
            try {
                folder.forceClose();
                store.close();
            } catch (MessagingException | RuntimeException gone) {
                return;
            }
        }
    }
}
