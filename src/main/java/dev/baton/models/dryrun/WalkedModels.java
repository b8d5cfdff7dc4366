package dev.baton.models.dryrun;

import dev.baton.models.KnownModels;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The models of a deployment, and what is deployed already where it brings none. */
class WalkedModels {

    private final KnownModels known;
    private final DmnEngine engine;
    private final Map<String, Optional<BpmnModelInstance>> processes = new HashMap<>();
    private final Map<String, Optional<DmnDecision>> decisions = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private boolean alone = true;

    WalkedModels(KnownModels known, DmnEngine engine) {
        this.known = known;
        this.engine = engine;
    }

    void add(String name, byte[] content) {
        if (name.endsWith(".bpmn")) {
            var model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
            model.getModelElementsByType(Process.class)
                    .forEach(process -> processes.putIfAbsent(process.getId(), Optional.of(model)));
        } else {
            engine.parseDecisions(new ByteArrayInputStream(content)).forEach(decision -> {
                decisions.putIfAbsent(decision.getKey(), Optional.of(decision));
                files.putIfAbsent(decision.getKey(), name);
            });
        }
    }

    Optional<BpmnModelInstance> process(String id) {
        if (!processes.containsKey(id)) {
            known.process(id).ifPresent(this::fetch);
        }
        return processes.computeIfAbsent(id, none -> Optional.empty());
    }

    Optional<DmnDecision> decision(String id) {
        if (!decisions.containsKey(id)) {
            known.decision(id).ifPresent(this::fetch);
        }
        return decisions.computeIfAbsent(id, none -> Optional.empty());
    }

    /** The file a decision comes from. */
    Optional<String> file(String decision) {
        return Optional.ofNullable(files.get(decision));
    }

    /** Whether nothing deployed earlier was needed. */
    boolean areAlone() {
        return alone;
    }

    private void fetch(KnownModels.Place place) {
        alone = false;
        var file = known.read(place);
        add(file.name(), file.content());
    }
}
