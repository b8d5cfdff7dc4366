package dev.baton.history;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.baton.history.Element.Flow;
import dev.baton.history.Model.Version;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The models that were ever deployed and are not deleted, and what is in them. */
@Component
@EnableConfigurationProperties(HistorySettings.class)
public class Models {

    private final RepositoryService repository;

    Models(RepositoryService repository) {
        this.repository = repository;
    }

    public List<Model> all() {
        var deployed = deployments();
        return repository.createProcessDefinitionQuery().list().stream()
                .map(definition -> version(definition, deployed))
                .collect(groupingBy(Version::key))
                .values()
                .stream()
                .map(Models::model)
                .sorted(comparing(Model::name).thenComparing(Model::key))
                .toList();
    }

    public Optional<Model> find(String key) {
        return all().stream().filter(model -> model.key().equals(key)).findFirst();
    }

    /** The nodes of a version by their ids, in the order of the model; none where the version was deleted. */
    public Map<String, Element> elements(String definition) {
        var elements = new LinkedHashMap<String, Element>();
        if (isDeployed(definition)) {
            repository
                    .getBpmnModelInstance(definition)
                    .getModelElementsByType(FlowNode.class)
                    .forEach(node -> elements.put(node.getId(), element(node)));
        }
        return elements;
    }

    /** Asked for before: what the engine refuses ends the transaction it is asked in. */
    private boolean isDeployed(String definition) {
        return repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definition)
                        .count()
                > 0;
    }

    private static Element element(FlowNode node) {
        var name = node.getName() == null
                ? ""
                : node.getName().replaceAll("\\s+", " ").strip();
        return new Element(
                node.getId(),
                name.isEmpty() ? node.getId() : name,
                node.getElementType().getTypeName(),
                node instanceof ExclusiveGateway || node instanceof EventBasedGateway,
                node.getOutgoing().stream()
                        .map(flow -> new Flow(flow.getId(), flow.getTarget().getId()))
                        .toList());
    }

    private Map<String, Deployment> deployments() {
        var deployed = new LinkedHashMap<String, Deployment>();
        repository.createDeploymentQuery().list().forEach(one -> deployed.put(one.getId(), one));
        return deployed;
    }

    private static Version version(ProcessDefinition definition, Map<String, Deployment> deployed) {
        return new Version(
                definition.getId(),
                definition.getKey(),
                definition.getVersion(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                deployed.get(definition.getDeploymentId()).getDeploymentTime().toInstant());
    }

    private static Model model(List<Version> versions) {
        var newestFirst = versions.stream()
                .sorted(Comparator.comparing(Version::number).reversed())
                .toList();
        return new Model(newestFirst.get(0).key(), newestFirst.get(0).name(), newestFirst);
    }
}
