package dev.baton.models.accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.models.ModelFolder;
import dev.baton.models.ModelProblem;
import dev.baton.models.ModelStart;
import dev.baton.models.ModelsRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A start on which nothing has changed asks the gate nothing; whatever has changed is asked about. */
@BatonTest
class AcceptedModelsTest {

    private static final String OTHERS = "of another";

    @Autowired
    private ModelFolder shipped;

    private ModelStart start;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private ResourcePatternResolver resources;

    @Autowired
    private Alarms alarms;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private int asked;
    private List<ModelProblem> found = List.of();

    @BeforeEach
    void started(@Autowired AutowireCapableBeanFactory beans) {
        start = beans.createBean(ModelStart.class);
        start(shipped);
        asked = 0;
    }

    @AfterEach
    void withdraw() {
        repository
                .createDeploymentQuery()
                .deploymentSource(OTHERS)
                .list()
                .forEach(each -> repository.deleteDeployment(each.getId(), true));
        alarms.settle(Alarm.Kind.NOT_ALL_TRIED, OTHERS);
        start(shipped);
    }

    @Test
    void nothingHasChanged() {
        start(shipped);

        assertThat(asked).isZero();
    }

    @Test
    void aFileIsGoneAndComesBack() throws IOException {
        var without = copy();
        Files.delete(folder.resolve("forms/takeCharge.form"));
        start(without);
        assertThat(asked).isPositive();

        asked = 0;
        start(without);
        assertThat(asked).isZero();

        start(shipped);
        assertThat(asked).isPositive();
    }

    @Test
    void aModelHasChangedAndIsRefusedByEveryStart() throws IOException {
        var changed = copy();
        var raci = folder.resolve("processes/raci.dmn");
        Files.writeString(raci, Files.readString(raci) + "<!-- a remark -->\n");
        found = List.of(new ModelProblem("processes/raci.dmn", "", "is not wanted"));

        assertThatThrownBy(() -> start(changed)).isInstanceOf(ModelsRefused.class);
        assertThatThrownBy(() -> start(changed)).isInstanceOf(ModelsRefused.class);
    }

    @Test
    void somebodyDeployedSomethingAndItIsTamperedWithAndWithdrawn() {
        var deployment = repository
                .createDeployment()
                .source(OTHERS)
                .addString("note.txt", "one")
                .deploy();
        askedOnce();

        jdbc.sql("update act_ge_bytearray set bytes_ = 'two' where deployment_id_ = ?")
                .param(deployment.getId())
                .update();
        askedOnce();

        repository.deleteDeployment(deployment.getId());
        askedOnce();
    }

    @Test
    void aPartOfADeploymentIsGone() {
        var form = jdbc.sql("select * from act_re_camformdef where key_ = 'takeCharge' order by version_ desc limit 1")
                .query()
                .singleRow();
        jdbc.sql("delete from act_re_camformdef where id_ = ?")
                .param(form.get("id_"))
                .update();

        start(shipped);
        var whileItIsGone = asked;
        jdbc.sql("""
                insert into act_re_camformdef (id_, rev_, key_, version_, deployment_id_, resource_name_)
                values (:id_, :rev_, :key_, :version_, :deployment_id_, :resource_name_)""").params(form).update();

        assertThat(whileItIsGone).isPositive();
    }

    @Test
    void anotherProgramAcceptedThem() {
        management.setProperty(AcceptedModels.PROPERTY, "what another one remembered");

        askedOnce();
    }

    @Test
    void notAllWasTried() {
        management.deleteProperty(AcceptedModels.PROPERTY);
        alarms.raise(Alarm.Kind.NOT_ALL_TRIED, OTHERS, "Stopped after 1 of 2 sample cases");
        start(shipped);

        asked = 0;
        start(shipped);
        assertThat(asked).isPositive();
    }

    private void askedOnce() {
        asked = 0;
        start(shipped);
        assertThat(asked).isPositive();
        asked = 0;
        start(shipped);
        assertThat(asked).isZero();
    }

    private void start(ModelFolder models) {
        var gate = start.gate(models, List.of(files -> {
            asked++;
            return found;
        }));
        start.with(models, gate);
    }

    private ModelFolder copy() throws IOException {
        for (var file : shipped.files()) {
            var copy = folder.resolve(file.name());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.content());
        }
        return new ModelFolder(folder.toString(), resources);
    }
}
