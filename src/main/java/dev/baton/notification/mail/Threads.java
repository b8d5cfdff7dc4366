package dev.baton.notification.mail;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.UnknownCase;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.DeliveryRecords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By what mails belong together: ids that say which delivery they are, a token in the subject, and what an answer refers to. */
@Component
class Threads {

    private static final int ID_LETTERS = 16;
    private static final int TOKEN_LETTERS = 10;
    private static final int REFERRED = 10;

    private static final Pattern OWN_ID =
            Pattern.compile("<?baton-(\\d{1,18})\\.([a-z2-7]{%d})@[^<>\\s]+>?".formatted(ID_LETTERS));

    private static final Pattern TOKEN =
            Pattern.compile("\\[(C-\\d{6,18})\\.([a-z2-7]{%d})]".formatted(TOKEN_LETTERS), Pattern.CASE_INSENSITIVE);

    private static final Pattern MESSAGE_ID =
            Pattern.compile("<?[^<>\\s\\p{Cntrl}]{1,240}@[^<>\\s\\p{Cntrl}]{1,240}>?");

    private final MailKey key;
    private final MailIdentity identity;
    private final DeliveryRecords deliveries;
    private final JdbcClient jdbc;

    Threads(MailKey key, MailIdentity identity, DeliveryRecords deliveries, JdbcClient jdbc) {
        this.key = key;
        this.identity = identity;
        this.deliveries = deliveries;
        this.jdbc = jdbc;
    }

    /** The same in each attempt of a round, so that a mail that was sent twice is seen to be the same one. */
    String messageId(Delivery delivery) {
        return "<baton-%d.%s@%s>"
                .formatted(delivery.id(), signature(delivery.id(), delivery.round()), identity.domain());
    }

    /** The delivery that left under this id; nothing where Baton did not make it. */
    Optional<Delivery> delivery(String messageId) {
        var own = OWN_ID.matcher(messageId.strip());
        return own.matches()
                ? deliveries.find(Long.parseLong(own.group(1))).filter(found -> isOf(found, own.group(2)))
                : Optional.empty();
    }

    /** The same, but nothing where it was sent again since, under another id. */
    Optional<Delivery> latest(String messageId) {
        return delivery(messageId)
                .filter(found -> messageId.contains("." + signature(found.id(), found.round()) + "@"));
    }

    private boolean isOf(Delivery delivery, String signature) {
        for (int round = 1; round <= delivery.round(); round++) {
            if (key.isSigned(signed(delivery.id(), round), signature)) {
                return true;
            }
        }
        return false;
    }

    private String signature(long id, int round) {
        return key.sign(signed(id, round), ID_LETTERS);
    }

    private static String signed(long id, int round) {
        return "delivery %d %d".formatted(id, round);
    }

    String token(CaseNumber number) {
        return "[%s.%s]".formatted(number, key.sign("case " + number, TOKEN_LETTERS));
    }

    /** The first that Baton made. */
    Optional<CaseNumber> caseOf(String subject) {
        return TOKEN.matcher(subject)
                .results()
                .filter(found ->
                        key.isSigned("case " + found.group(1).toUpperCase(java.util.Locale.ROOT), found.group(2)))
                .map(found -> number(found.group(1).toUpperCase(java.util.Locale.ROOT)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<CaseNumber> number(String written) {
        try {
            return Optional.of(new CaseNumber(written));
        } catch (UnknownCase none) {
            return Optional.empty();
        }
    }

    static String withoutTokens(String subject) {
        return TOKEN.matcher(subject).replaceAll("").strip();
    }

    /** What came before this mail on its case, oldest first: mails of the customer, and ours to the same address. */
    List<String> before(Delivery delivery) {
        return jdbc
                .sql("""
                select id from (
                  (select happened_at as at, external_id as id from interaction
                    where case_number = :number and direction = 'INBOUND' and source = 'mail' and external_id is not null
                    order by happened_at desc limit :most)
                  union all
                  (select sent_at as at, receipt as id from delivery
                    where case_number = :number and channel = 'mail' and recipient = :recipient and receipt is not null and id <> :delivery
                    order by id desc limit :most)) mails
                order by at desc limit :most
                """)
                .param("number", String.valueOf(delivery.caseNumber()))
                .param("recipient", delivery.recipient())
                .param("delivery", delivery.id())
                .param("most", REFERRED)
                .query(String.class)
                .list()
                .stream()
                .filter(id -> MESSAGE_ID.matcher(id).matches())
                .map(id -> id.startsWith("<") ? id : "<" + id + ">")
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toList(), Threads::oldestFirst));
    }

    /** Our message with which the thread to that address began; empty where the customer began it. */
    Optional<Long> began(Delivery delivery) {
        return jdbc.sql("""
                select interaction from delivery
                where case_number = :number and channel = 'mail' and recipient = :recipient and interaction is not null
                  and (receipt is not null or id = :delivery)
                  and not exists (select 1 from interaction
                    where case_number = :number and direction = 'INBOUND' and source = 'mail')
                  and not exists (select 1 from support_case where number = :number and source = 'mail')
                order by id limit 1
                """)
                .param("number", String.valueOf(delivery.caseNumber()))
                .param("recipient", delivery.recipient())
                .param("delivery", delivery.id())
                .query(Long.class)
                .optional();
    }

    private static List<String> oldestFirst(List<String> latestFirst) {
        java.util.Collections.reverse(latestFirst);
        return List.copyOf(latestFirst);
    }
}
