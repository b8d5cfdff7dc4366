package dev.baton.casefile;

import org.springframework.stereotype.Component;

/** The open cases that people answer for, and those whose work they have. */
@Component
class CasesHeld implements Workload {

    @Override
    public String held() {
        return """
                select accountable as person, number as case_number, 'accountable' as what
                  from support_case where closed_at is null and accountable is not null
                union all select responsible, number, 'work'
                  from support_case where closed_at is null and responsible is not null
                union all select own_accountable, number, 'own accountable'
                  from support_case where closed_at is null and own_accountable is distinct from accountable
                    and own_accountable is not null
                union all select own_responsible, number, 'own work'
                  from support_case where closed_at is null and own_responsible is distinct from responsible
                    and own_responsible is not null
                """;
    }
}
