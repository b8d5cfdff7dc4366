package dev.baton.intake.threads;

import dev.baton.casefile.CaseEvent.MessageReplaced;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TimeFormat;
import dev.baton.intake.mail.Mail;
import dev.baton.intake.mailtext.Subjects;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that came in, so that none has an effect twice, answers find them, and what was cut can be read. */
@Component
class ReceivedMails {

    private static final Duration LEFT_OUT_KEPT = Duration.ofDays(90);
    private static final int FORGOTTEN_AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceivedMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param key the id of the message at its source */
    record Claim(String key, @Nullable MailAnswer earlier) {}

    /** A mail of a case, or one that was left out. */
    record Kept(
            long id,
            Instant receivedAt,
            String sender,
            String topic,
            boolean automatic,
            @Nullable String outcome,
            @Nullable String why,
            @Nullable Long interaction,
            boolean cut) {}

    /**
     * Claims the mail, or says what became of it before. The same mail elsewhere waits until this transaction ends. Another mail
     * under the id of one that is known, as broken programs send it, is another mail.
     */
    Claim claim(Mail mail) {
        var digest = digest(mail);
        var own = mail.id() + "#" + HexFormat.of().formatHex(digest, 0, 6);
        if (insert(mail.id(), mail, digest)) {
            forgetLeftOut();
            return new Claim(mail.id(), null);
        }
        return find("message_id = ? and digest = ?", mail.id(), digest)
                .map(earlier -> new Claim(mail.id(), earlier))
                .orElseGet(() -> insert(own, mail, digest)
                        ? new Claim(own, null)
                        : new Claim(
                                own, find("key = ? and digest = ?", own, digest).orElseThrow()));
    }

    void isOn(String key, CaseNumber number, long message, boolean automatic, @Nullable String whole) {
        jdbc.sql("""
                update mail set outcome = 'ON_CASE', case_number = ?, interaction = ?, automatic = ?, whole = ? where key = ?
                """).params(number.value(), message, automatic, whole, key).update();
    }

    void isLeftOut(String key, String outcome, String why) {
        jdbc.sql("update mail set outcome = ?, why = ? where key = ?")
                .params(outcome, why, key)
                .update();
    }

    /** The case of the first of these ids that a mail came in under. */
    Optional<CaseNumber> caseOf(String messageId) {
        return jdbc.sql("""
                select case_number from mail where message_id = ? and case_number is not null order by id limit 1
                """).param(messageId).query(String.class).optional().map(CaseNumber::new);
    }

    /** Whether a mail of one of these cases names the address. */
    boolean names(Collection<CaseNumber> cases, String address) {
        return jdbc.sql("select exists (select 1 from mail where case_number = any (?) and ? = any (people))")
                .params(numbers(cases), address)
                .query(Boolean.class)
                .single();
    }

    /** The account of the latest case that this address is the contact of. */
    Optional<String> accountOf(String address) {
        return jdbc.sql("""
                select account from support_case
                where lower(coalesce(substring(contact from '<([^<>]*)>\\s*$'), contact)) = ? and contact is not null
                order by reported_at desc limit 1
                """).param(address).query(String.class).optional();
    }

    /** The open case that a machine opened with a mail of the same topic. */
    Optional<CaseNumber> openedByMachine(String sender, String topic) {
        return jdbc.sql("""
                select m.case_number from mail m join support_case c on c.number = m.case_number
                where m.sender = ? and m.automatic and lower(m.topic) = lower(?) and c.closed_at is null
                order by m.received_at desc limit 1
                """)
                .params(sender, topic)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** The latest open case of a machine that has opened this many since then. */
    Optional<CaseNumber> latestOfBusyMachine(String sender, Instant since, int most) {
        var opened = jdbc.sql("""
                select distinct m.case_number from mail m join support_case c on c.number = m.case_number
                where m.sender = ? and m.automatic and m.received_at >= ? and c.source = 'mail' and c.closed_at is null
                order by m.case_number desc limit ?
                """)
                .params(sender, TimeFormat.stored(since), most)
                .query(String.class)
                .list();
        return opened.size() < most
                ? Optional.empty()
                : opened.stream().findFirst().map(CaseNumber::new);
    }

    /** The latest open case of those that this sender opened by mail since then, where they are as many. */
    Optional<CaseNumber> latestOfBusySender(String sender, Instant since, int most) {
        var opened = jdbc.sql("""
                select distinct m.case_number, c.reported_at from mail m join support_case c on c.number = m.case_number
                where m.sender = ? and m.received_at >= ? and c.reported_at >= ? and c.source = 'mail' and c.closed_at is null
                order by c.reported_at desc, m.case_number desc limit ?
                """)
                .params(sender, TimeFormat.stored(since), TimeFormat.stored(since), most)
                .query((row, nth) -> row.getString("case_number"))
                .list();
        return opened.size() < most
                ? Optional.empty()
                : opened.stream().findFirst().map(CaseNumber::new);
    }

    /** How many mails of theirs came on that case since then. */
    int count(CaseNumber number, String sender, Instant since) {
        return jdbc.sql("select count(*) from mail where sender = ? and case_number = ? and received_at >= ?")
                .params(sender, number.value(), TimeFormat.stored(since))
                .query(Integer.class)
                .single();
    }

    /** Those of the case, the latest first. */
    List<Kept> of(CaseNumber number, int most) {
        return jdbc.sql(
                        "select *, whole is not null as cut from mail where case_number = ? order by received_at desc, id desc limit ?")
                .params(number.value(), most)
                .query(Kept.class)
                .list();
    }

    /** All that stood in a mail of the case; nothing where there is no such mail, or nothing of it was cut. */
    Optional<String> whole(CaseNumber number, long id) {
        return jdbc.sql("select whole from mail where id = ? and case_number = ? and whole is not null")
                .params(id, number.value())
                .query(String.class)
                .optional();
    }

    List<Kept> leftOut(int most) {
        return jdbc.sql("select *, false as cut from mail where case_number is null order by received_at desc limit ?")
                .param(most)
                .query(Kept.class)
                .list();
    }

    /** Words that were taken back are not kept beside either. */
    @OnCaseEvent(Phase.TELL)
    void forget(MessageReplaced event) {
        jdbc.sql("update mail set whole = null, topic = '' where interaction = ?")
                .param(event.interaction())
                .update();
    }

    private boolean insert(String key, Mail mail, byte[] digest) {
        return jdbc.sql("""
                insert into mail (key, message_id, digest, received_at, sender, people, topic, automatic, language)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                        .params(
                                key,
                                mail.id(),
                                digest,
                                TimeFormat.stored(clock.instant()),
                                mail.sender(),
                                mail.people().toArray(String[]::new),
                                Subjects.topic(mail.subject()),
                                mail.isAutomatic(),
                                mail.language())
                        .update()
                == 1;
    }

    private Optional<MailAnswer> find(String condition, String id, byte[] digest) {
        return jdbc.sql("select case_number, interaction, why from mail where " + condition + " order by id limit 1")
                .params(id, digest)
                .query((row, nth) -> new MailAnswer(
                        row.getString("case_number") == null ? null : new CaseNumber(row.getString("case_number")),
                        row.getObject("interaction") == null ? null : Conversation.OWN_ID + row.getLong("interaction"),
                        row.getString("why"),
                        false))
                .optional();
    }

    private void forgetLeftOut() {
        jdbc.sql("""
                delete from mail where id in (
                  select id from mail where case_number is null and received_at < ? limit ? for update skip locked)
                """)
                .params(TimeFormat.stored(clock.instant().minus(LEFT_OUT_KEPT)), FORGOTTEN_AT_A_TIME)
                .update();
    }

    private static String[] numbers(Collection<CaseNumber> cases) {
        return cases.stream().map(CaseNumber::value).toArray(String[]::new);
    }

    private static byte[] digest(Mail mail) {
        try {
            var words = mail.whole() == null ? mail.text() : mail.whole();
            return MessageDigest.getInstance("SHA-256")
                    .digest((mail.sender() + "\n" + words.replaceAll("\\s+", " ")).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
