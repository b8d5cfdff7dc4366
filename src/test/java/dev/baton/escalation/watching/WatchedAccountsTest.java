package dev.baton.escalation.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Leaders hear of what goes wrong on an account that they watch, and sponsors of its escalations. */
@BatonTest
class WatchedAccountsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk accounts;

    @Autowired
    private Team team;

    private final String account = "watched-" + UUID.randomUUID();

    @BeforeEach
    void anAccountThatVeraWatches() {
        desk.setTime(desk.now());
        desk.put("/api/accounts/" + account, Map.of("name", "Acme " + account, "tier", "standard", "health", "green"));
        assertThat(status("vera", HttpMethod.PUT, "watch")).isEqualTo(204);
        assertThat(status("vera", HttpMethod.PUT, "watch")).isEqualTo(204);
    }

    @AfterEach
    void realTime() {
        accounts.holdsNothing();
        desk.realTime();
    }

    @Test
    void whoWatchesIsToldOfGraveEscalatedReopenedAndForgottenCases() {
        desk.report(account, Desk.facts("technical", "low", "low"));
        assertThat(accounts.told("vera", account)).as("nothing grave").isEmpty();

        var grave = desk.report(account, Desk.facts("technical", "high", "high"));
        assertThat(accounts.told("vera", account)).containsExactly("watchedGrave");
        desk.escalate(grave, "functional");
        assertThat(accounts.told("vera", account)).containsExactly("watchedGrave", "watchedEscalated");
        desk.resolves(grave);
        desk.post("/api/cases/" + grave + "/reopen", Map.of("reason", "It is back"));
        assertThat(accounts.told("vera", account)).endsWith("watchedReopened");
        desk.passes(Duration.ofHours(12));
        assertThat(accounts.told("vera", account)).contains("watchedBroken");
    }

    @Test
    void whoStopsWatchingIsToldNothing() {
        assertThat(status("vera", HttpMethod.DELETE, "watch")).isEqualTo(204);
        desk.report(account, Desk.facts("technical", "high", "high"));

        assertThat(accounts.told("vera", account)).isEmpty();
    }

    @Test
    void watchingIsForCustomerSuccessAndThoseWhoSeeEverything() {
        desk.report(account, Desk.facts("technical", "low", "low"));

        assertThat(status("cleo", HttpMethod.PUT, "watch")).isEqualTo(204);
        assertThat(status("mara", HttpMethod.PUT, "watch")).isEqualTo(204);
        assertThat(status("sam", HttpMethod.PUT, "watch")).isEqualTo(403);
        assertThat(accounts.put("vera", "/api/accounts/none-such/watch", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void theSponsorIsOfLeadershipAndFollowedBySomebodyElse() {
        assertThat(names("sam")).isEqualTo(400);
        assertThat(names("nobody-such")).isEqualTo(400);
        team.joins("vince", "leadership");
        assertThat(names("vince")).isEqualTo(204);
        assertThat(accounts.told("vince", account)).containsExactly("accountSponsor");

        team.leaves("vince", "leadership");
        assertThat(accounts.told("cs-manager", account)).containsExactly("accountSponsorLeft");
        assertThat(names("vera")).isEqualTo(204);
        assertThat(names(null)).isEqualTo(204);
        team.isDeleted("vince");
    }

    private int names(String person) {
        var body = new HashMap<String, Object>();
        body.put("person", person);
        return accounts.put("cleo", "/api/accounts/" + account + "/sponsor", body)
                .getStatusCode()
                .value();
    }

    private int status(String user, HttpMethod method, String what) {
        return accounts.exchange(user, method, "/api/accounts/" + account + "/" + what, null)
                .getStatusCode()
                .value();
    }
}
