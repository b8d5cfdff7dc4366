package dev.baton.triage;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import dev.baton.casefile.UnknownCase;
import dev.baton.engine.CaseFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of a case and its account, what it was assessed to be, and who answers for it. */
@Component
class FactsForModels implements CaseFacts {

    private static final Set<String> ASSESSED =
            Set.of("priority", "score", "reasons", "highRisk", "skill", "accountable");

    private final CaseFile caseFile;
    private final Facts facts;

    FactsForModels(CaseFile caseFile, Facts facts) {
        this.caseFile = caseFile;
        this.facts = facts;
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(Facts.NAMES);
        names.addAll(ASSESSED);
        return names;
    }

    @Override
    public Map<String, @Nullable Object> of(String number) {
        try {
            return of(caseFile.get(new CaseNumber(number)));
        } catch (UnknownCase none) {
            return Map.of();
        }
    }

    private Map<String, @Nullable Object> of(Case subject) {
        var all = new HashMap<String, @Nullable Object>(facts.of(subject.number()));
        all.put(
                "priority",
                subject.priority() == null ? null : subject.priority().name());
        all.put("score", subject.score());
        all.put("reasons", subject.reasons());
        all.put("highRisk", subject.highRisk());
        all.put("skill", subject.skill());
        all.put("accountable", subject.accountable());
        return all;
    }
}
