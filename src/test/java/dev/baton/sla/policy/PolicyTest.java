package dev.baton.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.sla.ClockName;
import dev.baton.sla.Hours;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    @Test
    void theTightestRowCountsAndIsNamed() {
        var target = shipped()
                .targets(facts(Map.of("priority", "P3", "renewalDays", 12L, "health", "red")))
                .get(ClockName.RESOLUTION);

        assertThat(target.budget()).isEqualTo(Duration.ofHours(12));
        assertThat(target.rule()).isEqualTo("rule_renewalResolution");
        assertThat(target.because()).startsWith("Renewal within 30 days");
    }

    @Test
    void aLooserRowChangesNothing() {
        var target = shipped()
                .targets(facts(Map.of("priority", "P1", "industry", "e-commerce", "tier", "vip")))
                .get(ClockName.FIRST_REPLY);

        assertThat(target.budget()).isEqualTo(Duration.ofMinutes(15));
        assertThat(target.rule()).isEqualTo("rule_critical");
    }

    @Test
    void calendarDaysAreWrittenAsSuchAndRunOnEveryDay() {
        var target = changed("\"PT24H\"", "\"P2D calendar\"")
                .targets(facts(Map.of("priority", "P3", "region", "EMEA")))
                .get(ClockName.RESOLUTION);

        assertThat(target.budget()).isEqualTo(Duration.ofDays(2));
        assertThat(target.calendar()).isEqualTo("24x7");
    }

    @Test
    void oneSettingMakesTheTimeToTheResolutionCalendarTime() {
        var facts = facts(Map.of("priority", "P3", "region", "EMEA"));

        assertThat(shipped().targets(facts).get(ClockName.RESOLUTION).calendar())
                .isEqualTo("emea");
        var calendarTime = changed("\"working hours\"", "\"calendar time\"").targets(facts);
        assertThat(calendarTime.get(ClockName.RESOLUTION).calendar()).isEqualTo("24x7");
        assertThat(calendarTime.get(ClockName.FIRST_REPLY).calendar()).isEqualTo("emea");
        assertThatThrownBy(() -> changed("\"working hours\"", "\"hours\"").targets(facts))
                .hasMessageContaining("rule_resolutionCounts")
                .hasMessageContaining("working hours or calendar time");
    }

    @Test
    void whatIsAskedOfATeamCountsItsHoursAndThePromiseTheCustomers() {
        var facts = facts(Map.of("priority", "P3", "region", "APAC", "team", "engineering"));

        var asked = shipped().targets(facts).get(ClockName.TAKE_CHARGE);
        assertThat(asked.hours()).isEqualTo(Hours.TEAM);
        assertThat(asked.team()).isEqualTo("engineering");
        assertThat(asked.calendar()).isEqualTo("emea");
        var promised = shipped().targets(facts).get(ClockName.FIRST_REPLY);
        assertThat(promised.hours()).isEqualTo(Hours.CUSTOMER);
        assertThat(promised.calendar()).isEqualTo("apac");
    }

    @ParameterizedTest
    @CsvSource({"P1", "P2", "P3", "-"})
    void everyPriorityHasATargetForEveryClock(String priority) {
        var facts = facts(priority.equals("-") ? Map.of() : Map.of("priority", priority));

        assertThat(shipped().targets(facts).keySet()).containsExactly(ClockName.values());
    }

    @ParameterizedTest
    @CsvSource({
        "P2D, write working hours like PT16H",
        "two days, write a duration like PT30M",
        "PT0S, longer than nothing",
        "-PT1H, longer than nothing"
    })
    void aBudgetThatCannotBeMeantIsRefusedWithItsRow(String budget, String help) {
        var policy = changed("\"PT24H\"", '"' + budget + '"');

        assertThatThrownBy(() -> policy.targets(facts(Map.of("priority", "P3"))))
                .hasMessageContaining("rule_standard")
                .hasMessageContaining(help);
    }

    @Test
    void anEmptyCellIsRefusedWithItsRow() {
        var policy = changed("<text>\"emea\"</text>", "<text></text>");

        assertThatThrownBy(() -> policy.targets(facts(Map.of("priority", "P3", "region", "EMEA"))))
                .hasMessageContaining("rule_europe");
    }

    private static Policy shipped() {
        return changed("", "");
    }

    private static Policy changed(String text, String by) {
        try {
            var dmn = Files.readString(Path.of("processes/sla.dmn")).replace(text, by);
            return new Policy(
                    "sla:7", 7, 1, new PolicyRules(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, Object> facts(Map<String, Object> known) {
        var facts = new HashMap<String, Object>();
        for (var name : "priority team tier region industry category renewalDays arr health mrrRatio usage recentCases"
                .split(" ")) {
            facts.put(name, known.get(name));
        }
        return facts;
    }
}
