package dev.baton.engine.setup;

import dev.baton.engine.EngineChange;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says of every deployment, after the engine has read it, which files came with which content, and which versions they became. */
@Component
public class TellVersions implements Deployer {

    /** How many files and versions are told at most; how many there are is told. */
    static final int MOST = 100;

    private final ApplicationEventPublisher events;

    TellVersions(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var files = files(deployment);
        var versions = versions(deployment);
        events.publishEvent(EngineChange.of("ModelsDeployed", "deployment", deployment.getId())
                .with("name", shortened(deployment.getName()))
                .with("source", shortened(deployment.getSource()))
                .with("count", files.size())
                .with("files", first(files))
                .with("versions", first(versions)));
    }

    private static Map<String, Object> files(DeploymentEntity deployment) {
        var files = new TreeMap<String, Object>();
        deployment.getResources().forEach((name, file) -> files.put(shortened(name), digest(file.getBytes())));
        return files;
    }

    private static Map<String, Object> versions(DeploymentEntity deployment) {
        var versions = new TreeMap<String, Object>();
        if (deployment.getDeployedArtifacts() != null) {
            deployment
                    .getDeployedArtifacts()
                    .values()
                    .forEach(all -> all.forEach(one -> {
                        if (one instanceof ResourceDefinitionEntity<?> definition) {
                            versions.put(definition.getKey(), definition.getVersion());
                        }
                    }));
        }
        return versions;
    }

    private static Map<String, Object> first(Map<String, Object> all) {
        var first = new TreeMap<String, Object>();
        all.entrySet().stream().limit(MOST).forEach(one -> first.put(one.getKey(), one.getValue()));
        return first;
    }

    static String shortened(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
