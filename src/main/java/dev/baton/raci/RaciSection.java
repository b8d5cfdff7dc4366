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

    @Override
    public String template() {
        return "raci/roles";
    }

    @Override
    public List<Roles> content(Case subject) {
        return raci.matrix();
    }
}
