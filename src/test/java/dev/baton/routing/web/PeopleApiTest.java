package dev.baton.routing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Team;
import dev.baton.routing.Absences;
import dev.baton.routing.Profiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What programs may say of people, and what they are told where something is wrong with it. */
@BatonTest
class PeopleApiTest {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Team team;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Absences absences;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void theyGo() {
        for (var person : List.of("nora", "nils")) {
            if (identities.createUserQuery().userId(person).count() > 0) {
                team.isDeleted(person);
            }
        }
        jdbc.sql("delete from absence").update();
    }

    @Test
    void somebodyNewComesWithAllThatIsKnown() {
        var answer = send(
                "mara",
                HttpMethod.PUT,
                "/api/people/nora",
                Map.of(
                        "name",
                        "Nora de Vries",
                        "groups",
                        List.of("engineering"),
                        "skills",
                        Map.of("databases", 3),
                        "languages",
                        List.of("DE", "en"),
                        "zone",
                        "Europe/Berlin",
                        "calendar",
                        "emea",
                        "capacity",
                        5));

        assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(200);
        assertThat(identities.createUserQuery().userId("nora").singleResult().getLastName())
                .isEqualTo("Vries");
        var listed = send("sam", HttpMethod.GET, "/api/people?q=databases&limit=1", null);
        assertThat(String.valueOf(listed.getBody()))
                .contains("id=nora, name=Nora de Vries, groups=[engineering], skills={databases=3}, languages=[de, en]")
                .contains("capacity=5")
                .contains("open=0");
    }

    @Test
    void everybodySeesWhenSomebodyIsAwayButNotWhy() {
        team.joins("nora", "engineering");
        send(
                "mara",
                HttpMethod.POST,
                "/api/people/nora/absences",
                Map.of("from", "2035-01-01", "to", "2035-01-02", "reason", "An operation"));

        assertThat(String.valueOf(send("mara", HttpMethod.GET, "/api/people/nora/absences", null)
                        .getBody()))
                .contains("from=2035-01-01T00:00:00Z, to=2035-01-03T00:00:00Z", "An operation");
        assertThat(String.valueOf(send("sam", HttpMethod.GET, "/api/people/nora/absences", null)
                        .getBody()))
                .contains("2035-01-01T00:00:00Z")
                .doesNotContain("operation");
        for (var day = 1; day < 100; day++) {
            absences.add(
                    "nora",
                    Instant.parse("2036-01-01T00:00:00Z"),
                    Instant.parse("2036-01-02T00:00:00Z").plusSeconds(day),
                    null,
                    null);
        }
        assertThat(String.valueOf(send(
                                "mara",
                                HttpMethod.POST,
                                "/api/people/nora/absences",
                                Map.of("from", "2035-02-01", "to", "2035-02-02"))
                        .getBody()))
                .contains("more than 100 absences to come");
    }

    @Test
    void whoWasFasterLosesNothing() {
        team.joins("nora", "engineering");
        var read = send("mara", HttpMethod.GET, "/api/people/nora", null);
        var made = profiles.find("nora").orElseThrow();
        send("mara", HttpMethod.PUT, "/api/people/nora", Map.of("capacity", 7));

        var headers = new HttpHeaders();
        headers.setIfMatch(read.getHeaders().getETag());
        var late = exchange(
                "vera", HttpMethod.PUT, "/api/people/nora", new HttpEntity<>(Map.of("zone", "Asia/Tokyo"), headers));
        assertThat(late.getStatusCode().value()).isEqualTo(412);
        assertThat(String.valueOf(late.getBody())).contains("Somebody changed nora meanwhile");
        assertThatThrownBy(() -> profiles.change(made, made))
                .as("at the same moment")
                .isInstanceOf(Profiles.ChangedMeanwhile.class);
        assertThat(profiles.find("nora").orElseThrow().capacity()).isEqualTo(7);
        assertThat(profiles.find("nora").orElseThrow().zone()).isNull();
    }

    @Test
    void whatIsLeftOutIsNotSoAnyMoreButNameAndGroupsStay() {
        team.joins("nora", "engineering");
        send("mara", HttpMethod.PUT, "/api/people/nora", Map.of("name", "Nora", "capacity", 5, "zone", "Asia/Tokyo"));

        send("mara", HttpMethod.PUT, "/api/people/nora", Map.of());

        var nora = profiles.find("nora").orElseThrow();
        assertThat(nora.name()).isEqualTo("Nora");
        assertThat(nora.groups()).containsExactly("engineering");
        assertThat(nora.capacity()).isNull();
        assertThat(nora.zone()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"zone": "Berlin/Europe"}        | zone is no time zone; write one like Europe/Berlin
            {"calendar": "mars"}             | calendar is no calendar; there are 24x7, amer, apac, contact, emea
            {"capacity": -1}                 | capacity must lie between 0 and 10,000
            {"skills": {"databases": 4}}     | skills have databases at a level that there is not
            {"skills": {"<b>": 2}}           | skills have "<b>", which is no name of one
            {"languages": ["klingon"]}       | languages have "klingon", which is no language
            {"groups": ["engeneering"]}      | groups have "engeneering", which is no group
            {"capacity": "many"}             | capacity is not a valid number
            """)
    void whatCannotBeIsSaidByItsField(String body, String told) {
        team.joins("nora", "engineering");

        var answer = json("admin", HttpMethod.PUT, "/api/people/nora", body);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().get("detail").toString()).contains(told);
    }

    @Test
    void aManagerGivesNobodyMoreAuthorityThanTheyHaveAndChangesNobodyWhoHasIt() {
        team.joins("nora", "engineering");

        assertThat(status("mara", "nora", Map.of("groups", List.of("leadership"))))
                .isEqualTo(403);
        assertThat(status("mara", "nora", Map.of("groups", List.of("camunda-admin"))))
                .isEqualTo(403);
        assertThat(status("mara", "nora", Map.of("groups", List.of("process-owner"))))
                .isEqualTo(403);
        assertThat(status("mara", "vera", Map.of("capacity", 1))).isEqualTo(403);
        assertThat(status("mara", "admin", Map.of("disabled", true))).isEqualTo(403);
        assertThat(status("sam", "nora", Map.of("capacity", 1))).isEqualTo(403);
        assertThat(status("mara", "nora", Map.of("groups", List.of("support-agent", "engineering"))))
                .isEqualTo(200);
        assertThat(send("mara", HttpMethod.POST, "/api/people/vera/reassignment", Map.of("reason", "x"))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(profiles.find("nora").orElseThrow().groups()).containsExactly("engineering", "support-agent");
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(status("admin", "admin", Map.of("groups", List.of()))).isEqualTo(400);
        assertThat(profiles.find("admin").orElseThrow().groups()).contains("camunda-admin");
    }

    @Test
    void anAbsenceIsGivenInInstantsOrInDaysOnTheClockOfThePerson() {
        team.joins("nora", "engineering");
        send("mara", HttpMethod.PUT, "/api/people/nora", Map.of("zone", "America/New_York"));

        var set = send(
                "mara",
                HttpMethod.POST,
                "/api/people/nora/absences",
                Map.of("from", "2035-07-01", "to", "2035-07-03", "substitute", "eli"));

        assertThat(set.getStatusCode().value()).isEqualTo(201);
        assertThat(absences.between(List.of("nora"), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.from()).isEqualTo("2035-07-01T04:00:00Z");
                    assertThat(one.to()).isEqualTo("2035-07-04T04:00:00Z");
                });
        var path = "/api/people/nora/absences/" + set.getBody().get("id");
        assertThat(send("sam", HttpMethod.DELETE, path, null).getStatusCode().value())
                .isEqualTo(403);
        assertThat(send("mara", HttpMethod.DELETE, path.replace("nora", "sam"), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(send("mara", HttpMethod.DELETE, path, null).getStatusCode().value())
                .isEqualTo(204);
        assertThat(send("mara", HttpMethod.DELETE, path, null).getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void everybodyMayBeAwayThemselvesAndNobodyElseForThem() {
        var body = Map.of("from", "2035-07-01", "to", "2035-07-03");

        assertThat(send("sam", HttpMethod.POST, "/api/people/sam/absences", body)
                        .getStatusCode()
                        .value())
                .isEqualTo(201);
        assertThat(send("sam", HttpMethod.POST, "/api/people/sana/absences", body)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(send("aud", HttpMethod.POST, "/api/people/aud/absences", body)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2035-07-01 | -          | -    | to is missing
            2035-07-02 | 2035-07-01 | -    | to must be after from
            2015-07-01 | 2015-07-02 | -    | to is over already
            2035-07-01 | 2039-07-01 | -    | to is more than two years after from
            tomorrow   | 2035-07-01 | -    | from is no time; write a day like 2027-03-31
            2035-02-30 | 2035-07-01 | -    | from is no time
            2035-07-01 | 2035-07-02 | sam  | substitute is the one who is away
            2035-07-01 | 2035-07-02 | ghost| substitute is nobody who gets work
            """)
    void anAbsenceThatCannotBeIsRefusedWithWhatToDo(String from, String to, String substitute, String told) {
        var body = new java.util.HashMap<String, Object>();
        body.put("from", from);
        body.put("to", to);
        body.put("substitute", substitute);

        var answer = send("sam", HttpMethod.POST, "/api/people/sam/absences", body);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().get("detail").toString()).contains(told);
    }

    @Test
    void whoDeletedIsLeavesNothingToWhoComesUnderTheSameName() {
        team.joins("nora", "engineering");
        send("mara", HttpMethod.PUT, "/api/people/nora", Map.of("skills", Map.of("databases", 3), "capacity", 5));
        absences.add("nora", Instant.now(), Instant.now().plusSeconds(3600), null, null);
        absences.add("sam", Instant.parse("2035-01-01T00:00:00Z"), Instant.parse("2035-01-02T00:00:00Z"), "nora", null);

        team.isDeleted("nora");
        team.joins("nora", "engineering");

        assertThat(profiles.find("nora").orElseThrow().skills()).isEmpty();
        assertThat(absences.between(List.of("nora", "sam"), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))
                .singleElement()
                .satisfies(one -> assertThat(one.substitute()).isNull());
    }

    @Test
    void aFileIsToldLineByLineAndKeptAsAWholeOrNotAtAll() {
        team.joins("nora", "engineering");
        var good = """
                id,name,groups,skills,capacity
                nora,"Vries, Nora",engineering;support-agent,databases:3;billing,5
                nils,Nils,engineering,,
                """;

        var dry = csv("/api/people/import?dryRun=true", good);
        assertThat(dry.getStatusCode().value()).isEqualTo(200);
        assertThat(String.valueOf(dry.getBody()))
                .contains("kept=false")
                .contains("line=2, id=nora, outcome=changed")
                .contains("skills: none → billing:2;databases:3")
                .contains("line=3, id=nils, outcome=new");
        assertThat(profiles.find("nils")).isEmpty();

        var bad = csv("/api/people/import", good + "otto,Otto,,,\nsam,Sam,support-agent,billing:9,many\n");
        assertThat(bad.getStatusCode().value()).isEqualTo(400);
        assertThat(String.valueOf(bad.getBody()))
                .contains("has to do with more than the desk; ask an administrator")
                .contains("skills have the level \"9\"; it is 1, 2 or 3")
                .contains("capacity is no number of cases");
        assertThat(profiles.find("nils")).isEmpty();

        assertThat(csv("/api/people/import", good).getBody()).containsEntry("kept", true);
        assertThat(profiles.find("nora").orElseThrow().skills()).containsEntry("databases", 3);
        assertThat(String.valueOf(csv("/api/people/import", good).getBody())).contains("outcome=same");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                   | is empty
            'who\nnora'          | has a column "who"
            'name\nNora'         | needs the column "id"
            'id,id\na,b'         | and each column once
            'id\n"nora'          | line 2 has a quote that is never closed
            """)
    void whatIsNoSuchFileIsRefused(String file, String told) {
        var answer = csv("/api/people/import", file.replace("\\n", "\n") + "\n");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(String.valueOf(answer.getBody())).contains(told);
    }

    @Test
    void aListGoesOnWhereItEnded() {
        var first = send("aud", HttpMethod.GET, "/api/people?limit=3", null).getBody();
        var next = send("aud", HttpMethod.GET, "/api/people?limit=200&after=" + first.get("next"), null)
                .getBody();

        assertThat((List<?>) first.get("items")).hasSize(3);
        assertThat(ids(next)).doesNotContainAnyElementsOf(ids(first)).contains("vera");
        assertThat(send("aud", HttpMethod.GET, "/api/people?after=nonsense", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(send("aud", HttpMethod.GET, "/api/people?limit=0", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    private static List<String> ids(Map<String, Object> page) {
        return ((List<?>) page.get("items"))
                .stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("id")))
                        .toList();
    }

    private int status(String user, String person, Map<String, ?> body) {
        return send(user, HttpMethod.PUT, "/api/people/" + person, body)
                .getStatusCode()
                .value();
    }

    private ResponseEntity<Map<String, Object>> csv(String path, String text) {
        var headers = new HttpHeaders();
        headers.setContentType(new MediaType("text", "csv"));
        return exchange(
                "mara",
                HttpMethod.POST,
                path,
                new HttpEntity<>(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers));
    }

    private ResponseEntity<Map<String, Object>> json(String user, HttpMethod method, String path, String body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return exchange(user, method, path, new HttpEntity<>(body, headers));
    }

    private ResponseEntity<Map<String, Object>> send(String user, HttpMethod method, String path, Map<String, ?> body) {
        return exchange(user, method, path, new HttpEntity<>(body));
    }

    @SuppressWarnings("unchecked")
    private ResponseEntity<Map<String, Object>> exchange(
            String user, HttpMethod method, String path, HttpEntity<?> body) {
        return (ResponseEntity<Map<String, Object>>)
                (ResponseEntity<?>) http.withBasicAuth(user, "baton").exchange(path, method, body, Map.class);
    }
}
