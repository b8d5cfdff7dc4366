package dev.baton.sla.timers;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.engine.Timers;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class EngineProcesses implements CaseProcess {

    private final Timers timers;

    EngineProcesses(Timers timers) {
        this.timers = timers;
    }

    @Override
    public Map<CaseNumber, State> of(Collection<CaseNumber> cases) {
        var numbers = cases.stream().map(CaseNumber::value).toList();
        return timers.running(CaseProcess.KEY, numbers).entrySet().stream()
                .collect(Collectors.toMap(
                        process -> new CaseNumber(process.getKey()),
                        process -> process.getValue() ? State.RUNNING : State.SUSPENDED));
    }
}
