package dev.baton.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Looks for what the engine would find out only when a case gets there: forms, decisions, processes and beans that are not there. */
class ModelCheck {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*[.}]");
    private static final Set<String> GIVEN = Set.of("execution", "task", "decisionResult");

    private final Predicate<String> isBean;
    private final List<ModelProblem> problems = new ArrayList<>();
    private final Map<ModelFile, BpmnModelInstance> models = new LinkedHashMap<>();
    private final Set<String> forms = new TreeSet<>();
    private final Set<String> decisions = new TreeSet<>();
    private final Set<String> processes = new TreeSet<>();

    ModelCheck(Predicate<String> isBean) {
        this.isBean = isBean;
    }

    List<ModelProblem> check(List<ModelFile> files) {
        files.stream().filter(file -> file.is("form")).forEach(this::readForm);
        files.stream().filter(file -> file.is("dmn")).forEach(this::readDecisions);
        files.stream().filter(file -> file.is("bpmn")).forEach(this::readProcesses);
        models.forEach(this::checkReferences);
        return problems;
    }

    private void readForm(ModelFile file) {
        try {
            var id = new ObjectMapper().readTree(file.content()).path("id").asText();
            require(
                    id.equals(file.id()),
                    file,
                    "",
                    "the form's id is \"%s\"; it must be the file's name".formatted(id));
            forms.add(id);
        } catch (JsonProcessingException broken) {
            problem(file, "line " + broken.getLocation().getLineNr(), "not valid JSON: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            problem(file, "", unreadable.getMessage());
        }
    }

    private void readDecisions(ModelFile file) {
        try {
            Dmn.readModelFromStream(file.stream())
                    .getModelElementsByType(Decision.class)
                    .forEach(decision -> decisions.add(decision.getId()));
        } catch (ModelException broken) {
            problem(file, "", Reasons.of(broken));
        }
    }

    private void readProcesses(ModelFile file) {
        try {
            var model = Bpmn.readModelFromStream(file.stream());
            model.getModelElementsByType(Process.class).forEach(process -> processes.add(process.getId()));
            models.put(file, model);
        } catch (ModelException broken) {
            problem(file, "", Reasons.of(broken));
        }
    }

    private void checkReferences(ModelFile file, BpmnModelInstance model) {
        model.getModelElementsByType(BaseElement.class).forEach(element -> check(file, element));
    }

    private void check(ModelFile file, BaseElement element) {
        var dom = element.getDomElement();
        reference(file, dom, "formRef", forms, "form", "forms/%s.form");
        reference(file, dom, "decisionRef", decisions, "decision", "a decision %s in a .dmn file");
        var called = dom.getAttribute("calledElement");
        require(
                called == null || processes.contains(called),
                file,
                id(dom),
                "calls the process \"%s\", which is not there".formatted(called));
        checkBeans(file, dom);
    }

    private void reference(
            ModelFile file, DomElement dom, String attribute, Set<String> known, String kind, String where) {
        var name = dom.getAttribute(CAMUNDA, attribute);
        require(
                name == null || name.contains("{") || known.contains(name),
                file,
                id(dom),
                "uses the %s \"%s\", which is not there; add %s or correct the name"
                        .formatted(kind, name, where.formatted(name)));
    }

    private void checkBeans(ModelFile file, DomElement dom) {
        var expression = dom.getAttribute(CAMUNDA, "delegateExpression");
        if (expression == null) {
            return;
        }
        var bean = BEAN.matcher(expression);
        while (bean.find()) {
            require(
                    GIVEN.contains(bean.group(1)) || isBean.test(bean.group(1)),
                    file,
                    id(dom),
                    "%s names nothing Baton knows; correct the name".formatted(expression));
        }
    }

    private static String id(DomElement dom) {
        for (var element = dom; element != null; element = element.getParentElement()) {
            if (element.getAttribute("id") != null) {
                return element.getAttribute("id");
            }
        }
        return "";
    }

    private void require(boolean holds, ModelFile file, String element, String reason) {
        if (!holds) {
            problem(file, element, reason);
        }
    }

    private void problem(ModelFile file, String element, String reason) {
        problems.add(new ModelProblem(file.name(), element, reason));
    }
}
