package dev.baton.models;

import dev.baton.models.reading.ModelXml;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Which version of a file the engine runs now, and who brought it. */
@Component
public class DeployedModels {

    public static final String OURS = "baton";

    private final RepositoryService repository;
    private final KnownModels known;

    DeployedModels(RepositoryService repository, KnownModels known) {
        this.repository = repository;
        this.known = known;
    }

    /** A process owner deployed their own since; it stays. */
    boolean isReplaced(ModelFile file) {
        return running(file).filter(place -> !isOurs(place)).isPresent();
    }

    /** Where the version lies that runs now; where a file holds several things, the first that is not Baton's own any more. */
    public Optional<KnownModels.Place> running(ModelFile file) {
        var places = places(file).toList();
        return places.stream()
                .filter(place -> !isOurs(place))
                .findFirst()
                .or(() -> places.stream().findFirst());
    }

    private Stream<KnownModels.Place> places(ModelFile file) {
        return switch (file.kind()) {
            case PROCESS -> ids(file, "process").map(known::process).flatMap(Optional::stream);
            case DECISION -> ids(file, "decision").map(known::decision).flatMap(Optional::stream);
            case FORM -> known.form(file.id()).stream();
            case CASE, OTHER -> known.file(file.shortName()).stream();
        };
    }

    private static Stream<String> ids(ModelFile file, String kind) {
        try {
            return ModelXml.read(file).all(kind).flatMap(element -> element.ownId().stream());
        } catch (ModelXml.Unreadable broken) {
            return Stream.empty();
        }
    }

    private boolean isOurs(KnownModels.Place place) {
        var deployment = repository
                .createDeploymentQuery()
                .deploymentId(place.deployment())
                .singleResult();
        return Objects.equals(deployment.getSource(), OURS);
    }
}
