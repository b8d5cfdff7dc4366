package dev.baton.engine.setup;

import dev.baton.engine.EngineChange;
import dev.baton.engine.ModelsDeployed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Every deployment, whichever way it came, is an event. The engine asks its deployers again when it fills its cache: that is none. */
@Component
public class PublishDeployments implements Deployer {

    private static final int LONGEST_REASON = 2_000;

    private final ApplicationEventPublisher events;

    PublishDeployments(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            var files = new LinkedHashMap<String, byte[]>();
            deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
            try {
                events.publishEvent(new ModelsDeployed(deployment.getId(), deployment.getSource(), files));
            } catch (RuntimeException refusal) {
                events.publishEvent(new EngineChange.Refused(refused(files, refusal)));
                throw refusal;
            }
        }
    }

    private static EngineChange refused(Map<String, byte[]> files, RuntimeException refusal) {
        var reason = String.valueOf(refusal.getMessage());
        return EngineChange.of("DeploymentRefused", "reason", refusal.getClass().getSimpleName())
                .with("count", files.size())
                .with(
                        "files",
                        files.keySet().stream()
                                .map(TellVersions::shortened)
                                .sorted()
                                .limit(TellVersions.MOST)
                                .toList())
                .word("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }
}
