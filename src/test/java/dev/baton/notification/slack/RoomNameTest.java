package dev.baton.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomNameTest {

    @ParameterizedTest
    @CsvSource({
        "Acme Inc., requested, esc-acme-inc-requested",
        "Müller & Söhne GmbH, takeChargeOverdue, esc-muller-sohne-gmbh-take-charge-overdue",
        "Straße, requested, esc-strasse-requested",
        "株式会社, requested, esc-customer-requested",
        "--, '', esc-customer-case",
    })
    void theNameSaysWhoAndWhyInWhatSlackTakes(String customer, String reason, String name) {
        assertThat(RoomName.of(customer, room(reason))).first().isEqualTo(name);
    }

    @Test
    void whereItIsTakenItSaysOfWhichCaseAndThenWhichChannel() {
        assertThat(RoomName.of("Acme Inc.", room("requested")))
                .containsExactly(
                        "esc-acme-inc-requested",
                        "esc-acme-inc-requested-c-000123",
                        "esc-acme-inc-requested-c-000123-77",
                        "esc-acme-inc-requested-c-000123-77-again");
    }

    @Test
    void itIsNeverTooLongAndStaysAnotherOne() {
        var customer = "Customer ".repeat(40);
        var reason = "reason".repeat(40);

        assertThat(RoomName.of(customer, room(reason)))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        name -> assertThat(name).hasSizeLessThanOrEqualTo(80).matches("[a-z0-9-]+"));
        assertThat(RoomName.of(null, room(reason)))
                .allSatisfy(name -> assertThat(name).startsWith("esc-customer-reason"));
    }

    private static SlackRoom room(String reason) {
        return new SlackRoom(
                77,
                new CaseNumber("C-000123"),
                reason,
                "asked",
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null);
    }
}
