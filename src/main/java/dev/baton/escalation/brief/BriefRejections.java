package dev.baton.escalation.brief;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The briefs that went back, counted: of an escalation one at a time, and so many altogether. */
@Component
public class BriefRejections {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int most;

    BriefRejections(JdbcClient jdbc, Clock clock, @Value("${baton.escalation.brief-rejections}") int most) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.most = most;
    }

    /** How often the brief of one escalation may go back. */
    public int most() {
        return most;
    }

    public int count(long escalation) {
        return jdbc.sql("select count(*) from brief_rejection where escalation = ?")
                .param(escalation)
                .query(Integer.class)
                .single();
    }

    /** The one that waits to be completed. */
    public Optional<BriefRejection> open(long escalation) {
        return jdbc.sql("select * from brief_rejection where escalation = ? and ended_at is null")
                .param(escalation)
                .query(BriefRejection.class)
                .optional();
    }

    /** Those of the open escalations of a case that wait for this person to complete them. */
    public List<BriefRejection> waitingFor(String person, CaseNumber number) {
        return jdbc.sql("""
                select back.* from brief_rejection back join escalation one on one.id = back.escalation
                where one.case_number = ? and back.completer = ? and back.ended_at is null order by back.id
                """)
                .params(number.value(), person)
                .query(BriefRejection.class)
                .list();
    }

    /** All of a case, the first first. */
    public List<BriefRejection> of(CaseNumber number) {
        return jdbc.sql("""
                select back.* from brief_rejection back join escalation one on one.id = back.escalation
                where one.case_number = ? order by back.id
                """).param(number.value()).query(BriefRejection.class).list();
    }

    public void reject(long escalation, String by, String missing, String completer) {
        jdbc.sql("""
                insert into brief_rejection (escalation, rejected_by, missing, rejected_at, completer) values (?, ?, ?, ?, ?)
                """).params(escalation, by, missing, now(), completer).update();
    }

    /** Somebody else is to complete it. */
    public void give(long escalation, String completer) {
        jdbc.sql("update brief_rejection set completer = ? where escalation = ? and ended_at is null")
                .params(completer, escalation)
                .update();
    }

    public void complete(long escalation, String by) {
        jdbc.sql("""
                update brief_rejection set completer = ?, completed_at = ?, ended_at = ?
                where escalation = ? and ended_at is null
                """).params(by, now(), now(), escalation).update();
    }

    /**
     * It was not completed in time.
     *
     * @return whether any waited to be
     */
    public boolean giveUp(long escalation) {
        return jdbc.sql("update brief_rejection set ended_at = ? where escalation = ? and ended_at is null")
                        .params(now(), escalation)
                        .update()
                > 0;
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }
}
