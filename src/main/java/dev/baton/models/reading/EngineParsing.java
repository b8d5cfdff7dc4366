package dev.baton.models.reading;

import dev.baton.models.ModelFile;
import dev.baton.models.ModelProblem;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Whether the engine itself can make something of a file. Asked last, because its errors explain less. */
public class EngineParsing {

    private final DmnEngine decisions =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    public void check(ModelFile file, ModelProblems problems) {
        try {
            read(file);
        } catch (RuntimeException broken) {
            problems.add(new ModelProblem(file.name(), "", "cannot be read by the engine: " + Reasons.of(broken)));
        }
    }

    private void read(ModelFile file) {
        switch (file.kind()) {
            case PROCESS -> Bpmn.readModelFromStream(file.stream());
            case DECISION -> decisions.parseDecisions(file.stream());
            default -> {}
        }
    }
}
