package dev.baton.notification.endpointweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.HttpStub;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@BatonTest
class EndpointsPageTest {

    private final HttpStub crm = new HttpStub();

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void nobodyIsToldAnyMore() {
        jdbc.sql("select id from endpoint")
                .query(String.class)
                .list()
                .forEach(id -> post("/" + id + "/remove", form()));
        crm.close();
    }

    @Test
    void anEndpointIsAddedTestedChangedAndRemovedAndItsSecretIsShownOnce() {
        var added = post("", typed("crm", crm.url("/hook"), "escalation.requested"));
        assertThat(added).contains("It is added.", "whsec_");
        assertThat(page("/crm")).doesNotContain("whsec_").contains(crm.url("/hook"));
        assertThat(page("")).contains("<bdi>CRM of crm</bdi>", "is told");

        assertThat(post("/crm/test", form())).contains("The test arrived: it answered 204");
        crm.answers(500);
        assertThat(post("/crm/test", form())).contains("The test did not arrive: answered 500");
        assertThat(post("/crm/secret", form())).contains("whsec_");

        var off = typed("crm", crm.url("/other"), "case.closed");
        off.remove("enabled");
        assertThat(post("/crm", off)).contains("It is changed.", "disabled", "otto disabled it", crm.url("/other"));
        post("/crm/remove", form());
        assertThat(page("")).contains("There is none yet.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bad Name! | https://hooks.example.com/ | Short name",
                "crm | https://10.0.0.1:99999/x#y | The address",
                "crm | ftp://hooks.example.com/ | The address",
            })
    void whatIsRefusedIsStillThere(String id, String address, String field) {
        var answer = post("", typed(id, address, "escalation.requested"));

        assertThat(answer)
                .contains("role=\"alert\"", "<strong>%s</strong>".formatted(field), "value=\"CRM of %s\"".formatted(id))
                .contains("value=\"%s\"".formatted(address))
                .containsPattern("value=\"escalation.requested\"[^>]*checked");
        assertThat(page("")).contains("There is none yet.");
    }

    @Test
    void anIdThatIsTakenChangesNothing() {
        post("", typed("crm", crm.url("/hook"), "case.closed"));

        assertThat(post("", typed("crm", crm.url("/other"), "case.closed"))).contains("is taken");
        assertThat(page("/crm")).contains(crm.url("/hook"));
    }

    @Test
    void theAddressOfTeamsIsASecretAndStaysWhereItIsLeftEmpty() {
        var teams = typed("desk", crm.url("/workflows/secret-signature"), "escalation.requested");
        teams.set("kind", "TEAMS");
        assertThat(post("", teams)).contains("It is added.").doesNotContain("secret-signature", "whsec_");

        teams.set("address", "");
        assertThat(post("/desk", teams)).contains("It is changed.").doesNotContain("secret-signature");
        post("/desk/test", form());
        assertThat(crm.heard().get(0).path()).isEqualTo("/workflows/secret-signature");
        assertThat(http.withBasicAuth("otto", "baton").getForObject("/api/endpoints/desk", String.class))
                .doesNotContain("secret-signature");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.webhook.office.com/webhookb2/x, which Microsoft has ended",
        "https://example.com/x, is not of a workflow"
    })
    void onlyWorkflowsAreTeams(String address, String sentence) {
        var teams = typed("desk", address, "escalation.requested");
        teams.set("kind", "TEAMS");

        assertThat(post("", teams)).contains(sentence);
    }

    @Test
    void whatIsShownIsText() {
        var typed = typed("crm", crm.url("/hook"), "case.closed");
        typed.set("name", "<script>alert(1)</script>");
        post("", typed);

        assertThat(page("/crm")).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    @Test
    void germanHasEveryWord() {
        var headers = new HttpHeaders();
        headers.setBasicAuth("otto", "baton");
        headers.set("Accept-Language", "de");
        headers.setAccept(List.of(MediaType.TEXT_HTML));

        assertThat(http.exchange(
                                "/endpoints",
                                org.springframework.http.HttpMethod.GET,
                                new HttpEntity<>(headers),
                                String.class)
                        .getBody())
                .contains("Endpunkte", "Was er erfährt", "Eskaliert")
                .doesNotContain("??");
    }

    private static MultiValueMap<String, String> typed(String id, String address, String event) {
        var form = form();
        form.set("id", id);
        form.set("name", "CRM of " + id);
        form.set("kind", "WEBHOOK");
        form.set("address", address);
        form.set("events", event);
        form.set("enabled", "true");
        return form;
    }

    private static MultiValueMap<String, String> form() {
        return new LinkedMultiValueMap<>();
    }

    private String page(String path) {
        return http.withBasicAuth("otto", "baton").getForObject("/endpoints" + path, String.class);
    }

    private String post(String path, MultiValueMap<String, String> form) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        ResponseEntity<String> answer = http.withBasicAuth("otto", "baton")
                .postForEntity("/endpoints" + path, new HttpEntity<>(form, headers), String.class);
        return String.valueOf(answer.getBody());
    }
}
