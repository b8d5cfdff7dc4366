package dev.baton.escalation;

import dev.baton.casefile.Workload;
import org.springframework.stereotype.Component;

/** The escalations people are asked to take charge of, those they lead, and the briefs they are asked to complete. Who keeps a baton while all are asked is asked nothing. */
@Component
class EscalationsAsked implements Workload {

    @Override
    public String held() {
        return """
                select holder as person, case_number, case state when 'REQUESTED' then 'question' else 'lead' end as what
                  from escalation where state in ('REQUESTED', 'ACCEPTED') and holder is not null and not asked_all
                union all select back.completer, one.case_number, 'brief'
                  from brief_rejection back join escalation one on one.id = back.escalation
                  where back.ended_at is null and one.state in ('REQUESTED', 'ACCEPTED')
                """;
    }
}
