package dev.baton.engine.setup;

import dev.baton.engine.ModelsDeployed;
import java.util.LinkedHashMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Every deployment, whichever way it came, is an event. The engine asks its deployers again when it fills its cache: that is none. */
@Component
public class PublishDeployments implements Deployer {

    private final ApplicationEventPublisher events;

    PublishDeployments(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            var files = new LinkedHashMap<String, byte[]>();
            deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
            events.publishEvent(new ModelsDeployed(deployment.getId(), deployment.getSource(), files));
        }
    }
}
