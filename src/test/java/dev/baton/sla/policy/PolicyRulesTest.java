package dev.baton.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {

    private static final List<String> SHIPPED = List.of(
            "setBudgets",
            "chooseCalendar",
            "chooseHours",
            "chooseTeamCalendar",
            "countResolution",
            "setRungs",
            "tightenByIndustry",
            "tightenByContract",
            "tightenByAccount");

    @Test
    void aTableIsAskedOnceAboutWhatItAsksFor() throws IOException {
        var rules = shipped();

        var first = rules.one("setBudgets", Map.of("priority", "P2", "account", "Hooli", "recentCases", 3L));

        assertThat(rules.one("setBudgets", Map.of("priority", "P2", "account", "Initech", "recentCases", 4L)))
                .isSameAs(first);
        assertThat(rules.one("setBudgets", Map.of("priority", "P3", "account", "Hooli", "recentCases", 3L))
                        .id())
                .isEqualTo("rule_standard");
    }

    @Test
    void whatARequiredDecisionAsksForCountsToo() {
        var rules = rules("""
                <decision id="zone" name="Zone"><variable id="v" name="zone"/><literalExpression id="l"><text>region</text></literalExpression></decision>
                <decision id="asked" name="Asked"><informationRequirement id="r"><requiredDecision href="#zone"/></informationRequirement>%s</decision>""".formatted(table("zone", "-", "zone")));

        assertThat(rules.one("asked", Map.of("region", "EMEA")).text("said")).isEqualTo("EMEA");
        assertThat(rules.one("asked", Map.of("region", "APAC")).text("said")).isEqualTo("APAC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"string(now())", "string(today())", "string(random number())", "uuid()", "\"a\" + uuid ()"})
    void whatIsNewEachTimeIsAskedEachTime(String cell) {
        var rules =
                rules("<decision id=\"asked\" name=\"Asked\">%s</decision>".formatted(table("priority", "-", cell)));

        assertThat(rules.one("asked", Map.of("priority", "P2")))
                .isNotSameAs(rules.one("asked", Map.of("priority", "P2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"`customer tier`", "if `customer tier` = null then null else `customer tier`"})
    void aNameOfSeveralWordsIsSeen(String cell) {
        var rules =
                rules("<decision id=\"asked\" name=\"Asked\">%s</decision>".formatted(table("priority", "-", cell)));

        assertThat(rules.one("asked", Map.of("customer tier", "vip")).text("said"))
                .isEqualTo("vip");
        assertThat(rules.one("asked", Map.of("customer tier", "basic")).text("said"))
                .isEqualTo("basic");
    }

    @Test
    void whatMayChangeIsNotRemembered() {
        var rules = rules(
                "<decision id=\"asked\" name=\"Asked\">%s</decision>".formatted(table("box", "-", "string(box.size)")));
        var box = new Box();

        assertThat(rules.one("asked", Map.of("box", box)).text("said")).isEqualTo("1");
        box.size = 2;
        assertThat(rules.one("asked", Map.of("box", box)).text("said")).isEqualTo("2");
    }

    public static class Box {

        private int size = 1;

        public int getSize() {
            return size;
        }
    }

    @Test
    void aFailureIsNotRemembered() {
        var rules = rules(
                "<decision id=\"asked\" name=\"Asked\">%s</decision>".formatted(table("priority", "broken(", "1")));

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> rules.one("asked", Map.of("priority", "P2")))
                    .hasMessageContaining("broken(");
        }
    }

    @Test
    void whatIsRememberedIsWhatWouldBeSaidNow() throws IOException {
        var random = new Random(7);
        var remembering = shipped();
        for (int number = 0; number < 300; number++) {
            var facts = facts(random);
            var fresh = shipped();
            for (var decision : SHIPPED) {
                assertThat(remembering.all(decision, facts))
                        .as("%s of %s", decision, facts)
                        .isEqualTo(fresh.all(decision, facts));
            }
        }
    }

    private static Map<String, Object> facts(Random random) {
        var facts = new HashMap<String, @Nullable Object>();
        put(facts, random, "clock", "triage", "firstReply", "nextReply", "resolution", "lead", "agreed");
        put(facts, random, "priority", "P1", "P2", "P3", "", null);
        put(facts, random, "team", "engineering", "support", null);
        put(facts, random, "tier", "vip", "premium", "standard", null);
        put(facts, random, "region", "EMEA", "AMER", "APAC", "Mars", null);
        put(facts, random, "industry", "legal", "e-commerce", "healthcare", null);
        put(facts, random, "category", "legal", "compliance", "safety", "technical", null);
        put(facts, random, "renewalDays", -1L, 0L, 30L, 31L, null);
        put(facts, random, "arr", 249_999.0, 250_000.0, null);
        put(facts, random, "health", "red", "green", null);
        put(facts, random, "mrrRatio", 1.99, 2.0, null);
        put(facts, random, "usage", "falling", "steady", null);
        put(facts, random, "recentCases", 10L, 11L, null);
        put(facts, random, "account", "Hooli", "Initech");
        return facts;
    }

    private static void put(
            Map<String, @Nullable Object> facts, Random random, String name, @Nullable Object... values) {
        if (random.nextInt(10) > 0) {
            facts.put(name, Arrays.asList(values).get(random.nextInt(values.length)));
        }
    }

    private static PolicyRules shipped() throws IOException {
        return new PolicyRules(Files.newInputStream(Path.of("processes/sla.dmn")));
    }

    private static String table(String input, String when, String then) {
        return """
                <decisionTable id="t"><input id="i"><inputExpression id="e"><text>%s</text></inputExpression></input>\
                <output id="o" name="said"/><rule id="r1"><inputEntry id="w"><text>%s</text></inputEntry>\
                <outputEntry id="h"><text>%s</text></outputEntry></rule></decisionTable>""".formatted(input, when, then);
    }

    private static PolicyRules rules(String decisions) {
        var dmn = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="sla" name="SLA" \
                namespace="http://baton.dev/tables">%s</definitions>""".formatted(decisions);
        return new PolicyRules(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
    }
}
