package dev.baton.links;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Cases that have to do with each other name each other. */
@BatonTest
class RelatedCasesTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    @Test
    void relatedCasesNameEachOtherUntilTheLinkIsRemoved() {
        var one = desk.standardCase();
        var other = desk.standardCase();

        assertThat(link("sam", one, other)).isEqualTo(HttpStatus.CREATED);
        assertThat(link("sam", other, one)).as("the same link").isEqualTo(HttpStatus.OK);
        assertThat(numbers("sam", one)).containsExactly(other.value());
        assertThat(numbers("sam", other)).containsExactly(one.value());
        assertThat(desk.stories(other)).contains("Related to " + one);
        assertThat(page(one)).contains("/cases/" + other);

        desk.delete("/api/cases/%s/links/%s".formatted(other, one));
        desk.delete("/api/cases/%s/links/%s".formatted(other, one));
        assertThat(numbers("sam", one)).isEmpty();
        assertThat(desk.stories(one, "CaseUnlinked")).hasSize(1);
    }

    @Test
    void nobodyLinksOrSeesTheCasesOfOthers() {
        var theirs = desk.standardCase();
        var another = desk.report(desk.ordinaryAccount(), facts("security", "high", "high"));
        assertThat(link("eli", another, theirs)).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(link("mara", another, theirs)).isEqualTo(HttpStatus.CREATED);

        assertThat(numbers("eli", another))
                .as("what eli may not read is not listed")
                .isEmpty();
        assertThat(numbers("mara", another)).containsExactly(theirs.value());

        assertThat(http.withBasicAuth("eli", "baton")
                        .exchange(
                                "/api/cases/%s/links/%s".formatted(another, theirs), HttpMethod.DELETE, null, Map.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(numbers("mara", another)).containsExactly(theirs.value());
    }

    @Test
    void aKindNobodyKnowsIsRefused() {
        var number = desk.standardCase();

        assertThat(ask("sam", number, Map.of("to", desk.standardCase().value(), "kind", "parent"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(ask("sam", number, Map.of("to", desk.standardCase().value()))
                        .getBody()
                        .toString())
                .contains("is missing: related or duplicate");
        assertThat(ask("sam", number, Map.of("to", desk.standardCase().value(), "kind", "duplicate-of"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private HttpStatus link(String user, CaseNumber number, CaseNumber other) {
        return HttpStatus.valueOf(ask(user, number, Map.of("to", other.value(), "kind", "related"))
                .getStatusCode()
                .value());
    }

    @SuppressWarnings("unchecked")
    private List<String> numbers(String user, CaseNumber number) {
        List<Map<String, Object>> links =
                http.withBasicAuth(user, "baton").getForObject("/api/cases/%s/links".formatted(number), List.class);
        return links.stream().map(link -> (String) link.get("number")).toList();
    }

    private String page(CaseNumber number) {
        return http.withBasicAuth("sam", "baton").getForObject("/cases/" + number, String.class);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> ask(String user, CaseNumber number, Map<String, ?> body) {
        return (ResponseEntity) http.withBasicAuth(user, "baton")
                .exchange("/api/cases/%s/links".formatted(number), HttpMethod.POST, new HttpEntity<>(body), Map.class);
    }
}
