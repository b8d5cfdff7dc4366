package dev.baton.sla;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseNumber;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What teams owe each other counts the hours of the team that is asked; what the customer was promised counts theirs. */
@BatonTest
class WhoseHoursTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Accounts accounts;

    private CaseNumber number;

    @BeforeEach
    void aCaseFromAsia() {
        desk.setTime(desk.now());
        var id = "account-" + UUID.randomUUID();
        accounts.save(
                new Account(id, id, "standard", null, null, null, "green", null, "software", "APAC", null, null, true));
        number = desk.report(id, facts("technical", "medium", "medium"));
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void whoeverIsAskedTakesChargeInTheHoursOfTheirTeam() {
        desk.escalate(number, "functional");

        assertThat(desk.clock(number, "firstReply"))
                .containsEntry("hours", "customer")
                .containsEntry("calendar", "apac");
        assertThat(asked("takeCharge"))
                .containsEntry("hours", "team")
                .containsEntry("team", "engineering")
                .containsEntry("calendar", "emea");
        assertThat(desk.page("/cases/" + number))
                .contains("the customer&#39;s hours, calendar apac")
                .contains("the hours of engineering, calendar emea");
    }

    @Test
    void whoeverLeadsAnEscalationIsWaitedForUntilItEnds() {
        desk.escalate(number, "hierarchical");
        var holder = desk.task("Take charge", number).orElseThrow().getAssignee();
        assertThat(leads()).isEmpty();

        desk.does(holder, "Take charge", number, Map.of("answer", "accepted"));
        assertThat(asked("takeCharge")).containsEntry("state", "met");
        assertThat(asked("lead")).containsEntry("state", "running").containsEntry("hours", "team");

        desk.does(holder, "Lead escalation", number, Map.of("note_deEscalation", "They are calm"));
        assertThat(asked("lead")).containsEntry("state", "met");
    }

    private java.util.List<Map<String, Object>> leads() {
        return desk.clocks(number).stream()
                .filter(clock -> "lead".equals(clock.get("name")) && clock.get("escalation") != null)
                .toList();
    }

    private Map<String, Object> asked(String name) {
        return desk.clocks(number).stream()
                .filter(clock -> name.equals(clock.get("name")) && clock.get("escalation") != null)
                .findFirst()
                .orElseThrow();
    }
}
