package dev.baton.raci.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.raci.Roles;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImbalanceTest {

    private static final List<String> NOBODY = List.of();

    @Test
    void whoDoesMoreThanHalfOfItIsNamed() {
        var matrix = List.of(
                roles("one", List.of("agents"), "managers", List.of("experts")),
                roles("two", List.of("agents"), "managers", List.of("experts")),
                roles("three", List.of("agents", "experts"), "managers", List.of("success")),
                roles("four", List.of("experts"), "managers", List.of("agents")));

        assertThat(Imbalance.of(matrix)).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("manyResponsible");
            assertThat(one.group()).isEqualTo("agents");
            assertThat(one.activities()).hasSize(3);
        });
    }

    @Test
    void whoAnswersForWhatTheyAloneDoIsNamedAndWhereNobodyIsResponsibleThatIsMeantSo() {
        var matrix = List.of(
                roles("one", List.of("managers"), "managers", List.of("experts")),
                roles("two", NOBODY, "managers", List.of("experts")),
                roles("three", List.of("managers", "agents"), "managers", List.of("experts")));

        assertThat(Imbalance.of(matrix)).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("answersForItself");
            assertThat(one.activities()).extracting(Roles::activity).containsExactly("one");
        });
    }

    @Test
    void activitiesOnWhichNobodyIsConsultedAreToldTogether() {
        var matrix = List.of(
                roles("one", List.of("agents"), "managers", NOBODY),
                roles("two", List.of("experts"), "managers", NOBODY));

        assertThat(Imbalance.of(matrix)).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("nobodyConsulted");
            assertThat(one.activities()).hasSize(2);
        });
    }

    private static Roles roles(String activity, List<String> responsible, String accountable, List<String> consulted) {
        return new Roles(activity, responsible, accountable, consulted, NOBODY);
    }
}
