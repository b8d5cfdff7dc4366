package dev.baton.raci;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(40)
class RaciSection implements CaseSection {

    private final Raci raci;

    RaciSection(Raci raci) {
        this.raci = raci;
    }

    record Row(String title, String responsible, String accountable, String consulted, String informed) {

        static Row of(Roles roles) {
            return new Row(
                    roles.title(),
                    String.join(", ", roles.doers()),
                    roles.accountable(),
                    String.join(", ", roles.consulted()),
                    String.join(", ", roles.informed()));
        }
    }

    @Override
    public String template() {
        return "raci/roles";
    }

    @Override
    public List<Row> content(Case subject) {
        return raci.matrix(subject.priority(), subject.highRisk()).stream()
                .map(Row::of)
                .toList();
    }
}
