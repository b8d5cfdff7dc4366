package dev.baton.notification.mail;

import dev.baton.casefile.CaseNumber;
import dev.baton.notification.SentMails;
import dev.baton.notification.door.MailAddress;
import dev.baton.notification.outbox.DeliveryRecords;
import dev.baton.notification.outbox.Outbox;
import dev.baton.notification.outbox.TellOfFailure;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class FindSentMails implements SentMails {

    private static final int LONGEST_STATUS = 20;

    private final Threads threads;
    private final Outbox outbox;
    private final DeliveryRecords deliveries;
    private final TellOfFailure tell;
    private final JdbcClient jdbc;

    FindSentMails(Threads threads, Outbox outbox, DeliveryRecords deliveries, TellOfFailure tell, JdbcClient jdbc) {
        this.threads = threads;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.tell = tell;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<CaseNumber> caseOfMessage(String messageId) {
        return threads.delivery(messageId).flatMap(found -> Optional.ofNullable(found.caseNumber()));
    }

    @Override
    public Optional<CaseNumber> caseOfToken(String subject) {
        return threads.caseOf(subject);
    }

    @Override
    public Set<String> participants(CaseNumber number) {
        return jdbc.sql("""
                select contact from support_case where number = :number and contact is not null
                union select recipient from delivery
                where case_number = :number and channel = 'mail' and state in ('SENT', 'SHOWN', 'BOUNCED')
                """).param("number", number.value()).query(String.class).list().stream()
                .flatMap(given -> MailAddress.in(given).stream())
                .map(MailAddress::key)
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public void bounced(String messageId, String status, String reason) {
        threads.latest(messageId)
                .filter(sent -> outbox.bounced(sent.id(), told(status, reason)))
                .flatMap(sent -> deliveries.find(sent.id()))
                .ifPresent(bounced -> tell.tellItsPeople(bounced, "deliveryBounced"));
    }

    private static String told(String status, String reason) {
        var code = status.length() > LONGEST_STATUS ? "" : status;
        return (code + " " + reason)
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
    }
}
