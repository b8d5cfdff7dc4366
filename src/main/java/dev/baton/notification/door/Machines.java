package dev.baton.notification.door;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import dev.baton.notification.MarkedAsMachines;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A machine never answers a machine: neither at once nor in a circle. */
@Component
public class Machines implements MarkedAsMachines {

    private static final int SHOWN = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int most;
    private final int mostToOne;
    private final Duration within;

    private final ApplicationEventPublisher events;

    Machines(
            JdbcClient jdbc,
            Clock clock,
            @Value("${baton.mail.automatic.most}") int most,
            @Value("${baton.mail.automatic.most-to-one}") int mostToOne,
            @Value("${baton.mail.automatic.within}") Duration within,
            ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
        this.most = most;
        this.mostToOne = mostToOne;
        this.within = within;
    }

    /** Why what a machine of ours says on this case does not go to that address; empty where it does. */
    Optional<String> objection(PublicWord word, MailAddress address) {
        if (saidLately(word) >= most) {
            return Optional.of("notification.why.tooManyAutomatic");
        }
        if (sentLatelyTo(address) >= mostToOne) {
            return Optional.of("notification.why.tooManyToOne");
        }
        return answersAMachine(word.caseNumber(), address.value())
                ? Optional.of("notification.why.toAMachine")
                : Optional.empty();
    }

    /** Whether what came last on the case is of a machine, and the address is not known as that of a person. */
    public boolean answersAMachine(CaseNumber number, String address) {
        return lastWordIsAutomatic(number) && !includes(address);
    }

    /** On whatever cases: who opens a new one with each mail is not answered for ever either. */
    private int sentLatelyTo(MailAddress address) {
        return jdbc.sql("""
                select count(*) from delivery
                where lower(recipient) = ? and kind = 'automatic' and state <> 'DROPPED' and made_at > ?
                """)
                .params(address.key(), TimeFormat.stored(clock.instant().minus(within)))
                .query(Integer.class)
                .single();
    }

    /** Words before this one, however many heard each. */
    private int saidLately(PublicWord word) {
        return jdbc.sql("""
                select count(distinct interaction) from delivery
                where case_number = ? and interaction <> ? and kind = 'automatic' and state <> 'DROPPED' and made_at > ?
                """)
                .params(
                        word.caseNumber().value(),
                        word.interaction(),
                        TimeFormat.stored(clock.instant().minus(within)))
                .query(Integer.class)
                .single();
    }

    private boolean lastWordIsAutomatic(CaseNumber number) {
        return jdbc.sql("""
                select automatic from interaction where case_number = ? and direction = 'INBOUND'
                order by happened_at desc, id desc limit 1
                """)
                .param(number.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public boolean includes(String address) {
        return MailAddress.in(address)
                .map(known -> jdbc.sql("select exists (select 1 from human_address where address = ?)")
                        .param(known.key())
                        .query(Boolean.class)
                        .single())
                .orElse(false);
    }

    /** A person is at this address, whatever its mails say of themselves. */
    @Transactional
    public void exempt(MailAddress address, String by) {
        var added = jdbc.sql(
                        "insert into human_address (address, set_by, set_at) values (?, ?, ?) on conflict do nothing")
                .params(address.key(), by, TimeFormat.stored(clock.instant()))
                .update();
        tell(added, "HumanAddressAdded", address);
    }

    @Transactional
    public void exemptNoMore(MailAddress address) {
        var removed = jdbc.sql("delete from human_address where address = ?")
                .param(address.key())
                .update();
        tell(removed, "HumanAddressRemoved", address);
    }

    private void tell(int changed, String kind, MailAddress address) {
        if (changed > 0) {
            events.publishEvent(Deed.of(kind).about(Deed.CONTACT, address.key()));
        }
    }

    public List<String> exempted() {
        return jdbc.sql("select address from human_address order by address limit ?")
                .param(SHOWN)
                .query(String.class)
                .list();
    }
}
