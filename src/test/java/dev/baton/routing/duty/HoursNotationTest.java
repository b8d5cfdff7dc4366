package dev.baton.routing.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.casefile.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursNotationTest {

    @Test
    void aLineNamesDaysAndTheirHours() {
        var hours = HoursNotation.read("hours", "MON-WED, fri 18:00-24:00, 00:00-08:00\nSAT-SUN 00:00-24:00");

        assertThat(hours).hasToString("""
                {"MON":["18:00-24:00","00:00-08:00"],"TUE":["18:00-24:00","00:00-08:00"],"WED":["18:00-24:00","00:00-08:00"],\
                "FRI":["18:00-24:00","00:00-08:00"],"SAT":["00:00-24:00"],"SUN":["00:00-24:00"]}""");
        assertThat(HoursNotation.read("hours", HoursNotation.told(hours))).isEqualTo(hours);
    }

    @Test
    void daysGoOverTheEndOfTheWeek() {
        assertThat(HoursNotation.told(HoursNotation.read("hours", "SAT-MON 09:00-17:00")))
                .isEqualTo("SAT,SUN,MON 09:00-17:00");
    }

    @Test
    void nothingWrittenIsEveryHour() {
        assertThat(HoursNotation.read("hours", " \n")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nights", "18:00-24:00", "MON-TUE-WED 09:00-10:00", "MO 09:00-10:00", "MON"})
    void anotherLineIsRefusedWithWhatToWrite(String line) {
        assertThatThrownBy(() -> HoursNotation.read("hours", line))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(line)
                .hasMessageContaining("MON-FRI 18:00-24:00");
    }
}
