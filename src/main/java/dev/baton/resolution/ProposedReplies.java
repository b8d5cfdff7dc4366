package dev.baton.resolution;

import dev.baton.casefile.CaseEvent.CaseMerged;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the customer will be told once somebody has signed off that it is true. */
@Component
class ProposedReplies {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProposedReplies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param author who wrote it, null where nobody had claimed the work */
    record ProposedReply(String text, @Nullable String author) {}

    void propose(CaseNumber number, String text, @Nullable String author) {
        jdbc.sql("""
                insert into proposed_reply (case_number, text, author, proposed_at) values (?, ?, ?, ?)
                on conflict (case_number) do update set
                  text = excluded.text, author = excluded.author, proposed_at = excluded.proposed_at
                """)
                .params(number.value(), text, author, TimeFormat.stored(clock.instant()))
                .update();
    }

    Optional<ProposedReply> of(CaseNumber number) {
        return jdbc.sql("select text, author from proposed_reply where case_number = ?")
                .param(number.value())
                .query(ProposedReply.class)
                .optional();
    }

    void forget(CaseNumber number) {
        jdbc.sql("delete from proposed_reply where case_number = ?")
                .param(number.value())
                .update();
    }

    /** Its customer is answered from another case. */
    @OnCaseEvent(Phase.ACT)
    void nothingIsProposedOnADuplicate(CaseMerged event) {
        forget(event.number());
    }
}
