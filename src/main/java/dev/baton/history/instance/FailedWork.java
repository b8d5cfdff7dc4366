package dev.baton.history.instance;

import dev.baton.history.Element;
import dev.baton.history.instance.InstanceStory.Attempt;
import dev.baton.history.instance.InstanceStory.Trouble;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What failed of an instance, how often it was tried again, and what became of it. Causes are stored without words of people. */
@Component
class FailedWork {

    private final HistoryService history;

    FailedWork(HistoryService history) {
        this.history = history;
    }

    List<Trouble> incidents(String instance, Map<String, Element> elements, int limit) {
        return history
                .createHistoricIncidentQuery()
                .processInstanceId(instance)
                .orderByCreateTime()
                .asc()
                .listPage(0, limit)
                .stream()
                .map(incident -> new Trouble(
                        incident.getCreateTime().toInstant(),
                        incident.getIncidentType(),
                        incident.getActivityId(),
                        name(incident.getActivityId(), elements),
                        incident.getIncidentMessage(),
                        incident.getEndTime() == null
                                ? null
                                : incident.getEndTime().toInstant()))
                .toList();
    }

    List<Attempt> failures(String instance, Map<String, Element> elements, int limit) {
        return history
                .createHistoricJobLogQuery()
                .processInstanceId(instance)
                .failureLog()
                .orderByTimestamp()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, limit)
                .stream()
                .map(failure -> new Attempt(
                        failure.getTimestamp().toInstant(),
                        failure.getActivityId(),
                        name(failure.getActivityId(), elements),
                        failure.getJobExceptionMessage(),
                        Math.max(0, failure.getJobRetries() - 1)))
                .toList();
    }

    private static @Nullable String name(@Nullable String element, Map<String, Element> elements) {
        return element == null || !elements.containsKey(element)
                ? element
                : elements.get(element).name();
    }
}
