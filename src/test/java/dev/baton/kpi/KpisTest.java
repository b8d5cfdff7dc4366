package dev.baton.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/kpis.md is made of the definitions, and every one of them says all that has to be said. */
class KpisTest {

    private static final Path PAGE = Path.of("docs/kpis.md");
    private static final String BEGIN = "<!-- made of kpi/kpis.yml -->\n";

    private final Kpis kpis = new Kpis();

    @Test
    void thePageSaysWhatTheDefinitionsSay() throws IOException {
        var page = Files.readString(PAGE);
        var made = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table();
        if (Boolean.getBoolean("baton.kpis.record")) {
            Files.writeString(PAGE, made);
        }

        assertThat(page).as("write it anew with -Dbaton.kpis.record=true").isEqualTo(made);
    }

    @Test
    void eachIsSaidInBothLanguages() {
        for (var kpi : kpis.all()) {
            for (var text :
                    new Kpi.Text[] {kpi.name(), kpi.definition(), kpi.population(), kpi.formula(), kpi.leftOut()}) {
                assertThat(text.in(Locale.ENGLISH)).as(kpi.id()).isNotBlank();
                assertThat(text.in(Locale.GERMAN)).as(kpi.id()).isNotBlank().isNotEqualTo(text.en());
            }
        }
    }

    @Test
    void idsAreUnique() {
        assertThat(kpis.all()).extracting(Kpi::id).doesNotHaveDuplicates();
    }

    private String table() {
        return kpis.all().stream()
                .map(kpi -> """

                        ## %s (`%s`)

                        %s

                        | | |
                        |---|---|
                        | Counted | %s |
                        | Formula | %s |
                        | Unit | %s |
                        | Left out | %s |
                        | Good is | %s |
                        """.formatted(
                                kpi.name().en(),
                                kpi.id(),
                                kpi.definition().en(),
                                kpi.population().en(),
                                kpi.formula().en(),
                                unit(kpi.unit()),
                                kpi.leftOut().en(),
                                kpi.better().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
    }

    private static String unit(Kpi.Unit unit) {
        return switch (unit) {
            case PERCENT -> "of a hundred";
            case SECONDS -> "seconds";
            case NUMBER -> "how many";
            case MONEY -> "the desk's currency";
            case POINTS -> "points, or a mean number";
        };
    }
}
