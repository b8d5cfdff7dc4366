package dev.baton.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.variable.Variables.putValue;

import dev.baton.models.Rules;
import org.camunda.bpm.engine.variable.VariableMap;
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

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, false, nothing, 0
            1, false, nothing, 10
            2, false, nothing, 30
            3, true,  nothing, 55
            2, false, case,    50
            2, true,  account, 55
            """)
    void whoKnowsMoreOfItFitsBetter(int level, boolean speaks, String knows, int points) {
        var facts =
                putValue("skillLevel", level).putValue("speaksLanguage", speaks).putValue("knows", knows);
        assertThat(points("rateKnowledge", facts)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            working, 0,   50
            working, 79,  50
            working, 80,  30
            working, 100, -10
            onDuty,  0,   40
            onDuty,  200, -20
            off,     0,   0
            off,     90,  -20
            """)
    void whoWorksAndHasRoomFitsBetter(String presence, int load, int points) {
        var facts = putValue("presence", presence).putValue("loadShare", load);
        assertThat(points("rateAvailability", facts)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            emea, Europe/Vienna,    de
            DACH, -,                de
            -,    Europe/Paris,     fr
            apac, Asia/Tokyo,       ja
            amer, America/New_York, en
            -,    -,                en
            """)
    void theCustomersLanguageIsGuessedFromWhereTheyAre(String region, String zone, String language) {
        var facts = putValue("region", region).putValue("zone", zone);
        assertThat(RULES.decide("chooseLanguage", facts).getSingleResult().get("language"))
                .isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            P1, false, true,  onCall
            P1, true,  true,  team
            P1, false, false, team
            P2, false, true,  team
            -,  false, true,  team
            """)
    void whatIsGraveDoesNotWaitForTheMorning(String priority, boolean working, boolean onCall, String whom) {
        var facts = putValue("priority", priority)
                .putValue("somebodyWorking", working)
                .putValue("somebodyOnCall", onCall);
        assertThat(RULES.decide("assignWork", facts).getSingleResult().get("assignTo"))
                .isEqualTo(whom);
    }

    private static int points(String decision, VariableMap facts) {
        return ((Number) RULES.decide(decision, facts).getSingleResult().get("points")).intValue();
    }

    private static String route(String category, String productArea) {
        var facts = putValue("category", category).putValue("productArea", productArea);
        var route = RULES.decide("chooseTeam", facts).getSingleResult();
        return "%s for %s".formatted(route.get("team"), route.get("skill"));
    }
}
