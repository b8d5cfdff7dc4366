package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Fails a test class whose paths leave a node or a flow of any model unwalked, and names it. Models whose
 * processes are of no case are walked by the classes that are named after them, those of cases by all others.
 */
public class FullCoverage implements TestExecutionListener, Ordered {

    /** The beginning of a model's name, and of the classes that walk it. */
    private static final Map<String, String> OF_NO_CASE = Map.of(
            "account-escalation", "AccountEscalation",
            "delivery", "Delivery",
            "post-escalation-review", "PostEscalationReview",
            "review-action", "ReviewAction",
            "trend-review", "TrendReview",
            "number-review", "NumberReview",
            "okr-check-in", "OkrCheckIn");

    /** A report names every element of every model that ran, as often as it did. */
    private static final ObjectMapper REPORTS = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxTokenCount(Long.MAX_VALUE)
                    .build())
            .build());

    /** After the coverage report is written: listeners finish in reverse order. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void afterTestClass(TestContext context) throws IOException {
        var report =
                Path.of("target/process-test-coverage", context.getTestClass().getName(), "report.json");
        var unwalked = modelled(context.getTestClass().getSimpleName());
        assertThat(unwalked).isNotEmpty();
        unwalked.removeAll(walked(report));
        assertThat(unwalked)
                .as(
                        "nodes and flows no path of %s walks",
                        context.getTestClass().getSimpleName())
                .isEmpty();
    }

    private static Set<String> walked(Path report) throws IOException {
        var walked = new TreeSet<String>();
        REPORTS.readTree(report.toFile()).findValues("definitionKey").forEach(id -> walked.add(id.asText()));
        return walked;
    }

    private static Set<String> modelled(String test) throws IOException {
        var ids = new TreeSet<String>();
        try (var files = Files.list(Path.of("processes"))) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .filter(file -> walks(test, file.getFileName().toString()))
                    .forEach(file -> addIds(file, ids));
        }
        return ids;
    }

    private static boolean walks(String test, String file) {
        return OF_NO_CASE.entrySet().stream()
                .filter(own -> test.startsWith(own.getValue()))
                .findFirst()
                .map(own -> file.startsWith(own.getKey()))
                .orElseGet(() -> OF_NO_CASE.keySet().stream().noneMatch(file::startsWith));
    }

    private static void addIds(Path file, Set<String> ids) {
        var model = Bpmn.readModelFromFile(file.toFile());
        model.getModelElementsByType(FlowNode.class).forEach(node -> ids.add(node.getId()));
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> ids.add(flow.getId()));
    }
}
