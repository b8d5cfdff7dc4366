package dev.baton.raci.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
class RaciPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    @Test
    void theMatrixIsTheDeployedOneForTheCaseThatIsAskedAbout() throws Exception {
        var grave = entry("?priority=P1&highRisk=true", "customerCommunication");
        assertThat(grave.path("consulted")).extracting(JsonNode::asText).containsExactly("cs-manager");
        assertThat(grave.path("title").asText()).isEqualTo("Customer communication");
        assertThat(grave.path("priority").asText()).isEqualTo("P1");
        assertThat(grave.path("highRisk").asBoolean()).isTrue();

        var routine = entry("?priority=P3", "customerCommunication");
        assertThat(routine.path("consulted")).isEmpty();
        assertThat(routine.path("informed")).extracting(JsonNode::asText).containsExactly("cs-manager", "engineering");
        assertThat(routine.path("accountable").asText()).isEqualTo("support-manager");
    }

    @Test
    void whatIsOpenIsCountedByActivityAndByPerson() throws Exception {
        var before = entry("", "caseWork").path("open").asInt();

        var number = desk.standardCase();
        tasks.claim(desk.task("Work on case", number).orElseThrow().getId(), "sana");

        assertThat(entry("", "caseWork").path("open").asInt()).isEqualTo(before + 1);
        assertThat(Visitor.named("aud", port).get("/raci").body()).contains("sana", "× Work on the case");
    }

    @Test
    void everybodyOfTheDeskReadsItInTheirLanguage() {
        for (var person : new String[] {"sam", "mara", "otto", "aud"}) {
            assertThat(Visitor.named(person, port).get("/raci?priority=P2").body())
                    .as(person)
                    .contains("Root cause analysis", "Where it is out of balance", "Nobody is Consulted on:");
        }
        assertThat(Visitor.named("sam", port).get("/raci?language=de").body())
                .contains("Ursachenanalyse", "Niemand wird gefragt bei:");
    }

    @Test
    void whatIsNoPriorityIsSaidOnThePageAndRefusedInTheApi() {
        var sam = Visitor.named("sam", port);

        assertThat(sam.get("/raci?priority=P9").body()).contains("There is no such priority: choose P1, P2 or P3.");
        var refused = sam.get("/api/raci?priority=P9");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("must be one of P1, P2, P3, or left out");
    }

    private JsonNode entry(String query, String activity) throws Exception {
        var answer = Visitor.named("otto", port).get("/api/raci" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(json.readTree(answer.body()).spliterator(), false)
                .filter(entry -> entry.path("activity").asText().equals(activity))
                .findFirst()
                .orElseThrow();
    }
}
