package dev.baton.models.accepted;

import dev.baton.engine.DeployedState;
import dev.baton.models.DryRuns;
import dev.baton.models.ModelFile;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether these very files were accepted by this very program, next to what the engine has now. One such state is kept, as a
 * property of the engine; nodes of different versions overwrite each other's and try their models again.
 */
@Component
public class AcceptedModels {

    static final String PROPERTY = "baton.models.accepted";

    private static final Logger log = LoggerFactory.getLogger(AcceptedModels.class);

    private final ManagementService management;
    private final DeployedState deployed;
    private final DryRuns runs;
    private final String program;

    AcceptedModels(
            ManagementService management,
            DeployedState deployed,
            DryRuns runs,
            @Value("${baton.models.location}") String location) {
        this.management = management;
        this.deployed = deployed;
        this.runs = runs;
        this.program = new Digest().add(Program.fingerprint()).add(location).value();
    }

    public boolean are(List<ModelFile> files) {
        return state(files).equals(management.getProperties().get(PROPERTY));
    }

    /** The files are in order and deployed; they are not remembered while something is left to be tried. */
    public void remember(List<ModelFile> files) {
        if (!runs.cutShort().isEmpty()) {
            return;
        }
        try {
            management.setProperty(PROPERTY, state(files));
        } catch (ProcessEngineException anotherNodeDoesTheSame) {
            log.debug("Not remembered, so that the next start tries the models again", anotherNodeDoesTheSame);
        }
    }

    private String state(List<ModelFile> files) {
        var digest = new Digest().add(program).add(deployed.fingerprint());
        files.forEach(file -> digest.add(file.name()).add(file.content()));
        return digest.value();
    }
}
