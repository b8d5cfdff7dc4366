package dev.baton.models.reading;

import dev.baton.models.ModelFile;
import dev.baton.models.ModelProblem;
import java.util.List;

/** Reads the files of a deployment as far as they can be read. */
public class ModelReader {

    static final int FILES = 100;
    static final int BYTES = 2_000_000;

    private final ModelProblems problems;
    private final DeploymentContents deployment;
    private final FormFiles forms = new FormFiles();

    public ModelReader(ModelProblems problems, DeploymentContents deployment) {
        this.problems = problems;
        this.deployment = deployment;
    }

    public void read(List<ModelFile> files) {
        if (files.size() > FILES) {
            problem(files.get(0), "", "comes with more than %d files; deploy them in parts".formatted(FILES));
            return;
        }
        files.forEach(this::read);
    }

    private void read(ModelFile file) {
        if (file.content().length > BYTES) {
            problem(file, "", "is larger than %d bytes; split it".formatted(BYTES));
            return;
        }
        try {
            switch (file.kind()) {
                case PROCESS -> deployment.addProcesses(ModelXml.read(file));
                case DECISION -> deployment.addDecisions(ModelXml.read(file));
                case FORM -> forms.read(file, problems).ifPresent(deployment::addForm);
                case CASE -> problem(file, "", "is a CMMN case model, which Baton does not run; use a process");
                case OTHER -> {}
            }
        } catch (ModelXml.Unreadable broken) {
            problem(file, broken.place(), String.valueOf(broken.getMessage()));
        }
    }

    private void problem(ModelFile file, String element, String reason) {
        problems.add(new ModelProblem(file.name(), element, reason));
    }
}
