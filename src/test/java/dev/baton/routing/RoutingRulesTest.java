package dev.baton.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import dev.baton.models.Rules;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingRulesTest {

    @RegisterExtension
    static final Rules RULES = Rules.of("routing");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            billing,         -,        billing
            security,        platform, security
            safety,          -,        safety
            outage,          app,      platform
            technical,       API,      platform
            technical,       app,      product
            technical,       -,        product
            how-to,          platform, product
            feature-request, -,        product
            something new,   -,        general
            -,               -,        general
            """)
    void theFirstLineTakesWhatItHasTheSkillFor(String category, String productArea, String skill) {
        assertThat(route(category, productArea)).isEqualTo("support-agent for " + skill);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compliance", "legal"})
    void contractsGoToTheCsManagers(String category) {
        assertThat(route(category, null)).isEqualTo("cs-manager for contracts");
    }

    private static String route(String category, String productArea) {
        var facts = putValue("category", category).putValue("productArea", productArea);
        var route = RULES.decide("chooseTeam", facts).getSingleResult();
        return "%s for %s".formatted(route.get("team"), route.get("skill"));
    }
}
