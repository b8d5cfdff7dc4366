package dev.baton.audit.heard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TransactionMemory;
import dev.baton.engine.Decisions.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Which rules stand behind what happens to a case: one entry for each case that something happens to in a transaction, with what was
 * asked in it, equal questions once. Where nothing happens to a case, whatever was asked leaves nothing.
 */
@Component
class AskedRules {

    /** Of one table at most; how many more were asked is told. */
    private static final int MOST = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApplicationEventPublisher events;
    private final TransactionMemory<Memory> memory = new TransactionMemory<>(Memory::new, this::tell);

    AskedRules(ApplicationEventPublisher events) {
        this.events = events;
    }

    private static final class Memory {

        private final Set<String> cases = new LinkedHashSet<>();
        private final Set<Asked> asked = new LinkedHashSet<>();
        private final Map<String, Integer> tables = new LinkedHashMap<>();
        private int more;
        private boolean isTold;
    }

    @EventListener
    void asked(Asked question) {
        var known = memory.get();
        if (known.asked.contains(question)) {
            return;
        }
        if (known.tables.merge(question.table(), 1, Integer::sum) > MOST) {
            known.more++;
        } else {
            known.asked.add(question);
        }
    }

    @OnCaseEvent(Phase.TELL)
    void happened(CaseEvent event) {
        var known = memory.get();
        known.cases.add(event.number().value());
        if (known.isTold) {
            tell(known);
        }
    }

    private void tell(Memory known) {
        known.isTold = true;
        if (known.asked.isEmpty() || known.cases.isEmpty()) {
            return;
        }
        var only = known.cases.size() == 1 ? known.cases.iterator().next() : null;
        var byCase = new LinkedHashMap<String, List<Asked>>();
        known.asked.forEach(
                question -> byCase.computeIfAbsent(caseOf(question, only, known.cases), first -> new ArrayList<>())
                        .add(question));
        var more = known.more;
        known.asked.clear();
        known.tables.clear();
        known.more = 0;
        byCase.forEach((number, questions) -> {
            var deed = deed(questions).with("more", more == 0 ? null : more);
            events.publishEvent(number.isEmpty() ? deed : deed.on(new CaseNumber(number)));
        });
    }

    /** Empty where it is not known which of several it is about. */
    private static String caseOf(Asked question, @Nullable String only, Set<String> cases) {
        if (only != null) {
            return only;
        }
        var key = question.businessKey();
        return key != null && cases.contains(key) ? key : "";
    }

    private static Deed deed(List<Asked> questions) {
        var others = new LinkedHashMap<String, Object>();
        IntStream.range(0, questions.size())
                .filter(one -> !questions.get(one).others().isEmpty())
                .forEach(one -> others.put(
                        String.valueOf(one), Map.copyOf(questions.get(one).others())));
        return Deed.of("RulesAsked")
                .by("baton")
                .with("asked", questions.stream().map(AskedRules::told).toList())
                .words("others", others.isEmpty() ? null : json(others));
    }

    private static Map<String, Object> told(Asked question) {
        var told = new LinkedHashMap<String, Object>();
        told.put("table", question.table());
        if (question.version() != null) {
            told.put("version", question.version());
        }
        if (!question.of().equals(question.table())) {
            told.put("of", question.of());
        }
        told.put("rows", question.rows());
        question.facts().forEach((name, values) -> told.put(name, values.size() == 1 ? values.get(0) : values));
        return told;
    }

    private static String json(Map<String, Object> others) {
        try {
            return JSON.writeValueAsString(others);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
