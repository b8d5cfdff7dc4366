package dev.baton.escalation.watching;

import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.PersonLeft;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who watches which account. */
@Component
public class Watches {

    private final JdbcClient jdbc;
    private final Clock clock;

    private final ApplicationEventPublisher events;

    Watches(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void begin(String account, String person) {
        var begun = jdbc.sql("insert into account_watch values (?, ?, ?) on conflict do nothing")
                .params(account, person, TimeFormat.stored(clock.instant()))
                .update();
        tell(begun, "AccountWatched", account, person);
    }

    @Transactional
    public void end(String account, String person) {
        var ended = jdbc.sql("delete from account_watch where account = ? and person = ?")
                .params(account, person)
                .update();
        tell(ended, "AccountWatchEnded", account, person);
    }

    private void tell(int changed, String kind, String account, String person) {
        if (changed > 0) {
            events.publishEvent(Deed.of(kind).ofAccount(account).about(Deed.PERSON, person));
        }
    }

    public List<String> of(String account) {
        return jdbc.sql("select person from account_watch where account = ? order by person")
                .param(account)
                .query(String.class)
                .list();
    }

    @EventListener
    void leave(PersonLeft left) {
        if (left.group() == null) {
            jdbc.sql("delete from account_watch where person = ?")
                    .param(left.person())
                    .update();
        }
    }
}
