package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theExamplesAreThoseThatAreShipped() throws IOException {
        try (var folders = Files.list(Path.of("examples")).filter(Files::isDirectory)) {
            for (var folder : folders.toList()) {
                var told = JSON.readTree(folder.resolve("case.json").toFile());
                var account = JSON.readTree(folder.resolve("account.json").toFile());
                var sample = SampleCase.examples().stream()
                        .filter(each -> each.name().equals("the example " + folder.getFileName()))
                        .findFirst()
                        .orElseThrow();
                for (var fact : Arrays.asList("category", "productArea", "impact", "urgency")) {
                    assertThat(sample.facts().get(fact))
                            .as(folder + " " + fact)
                            .isEqualTo(told.path(fact).textValue());
                }
                for (var fact : Arrays.asList("tier", "industry", "region", "health")) {
                    assertThat(sample.facts().get(fact))
                            .as(folder + " " + fact)
                            .isEqualTo(account.path(fact).textValue());
                }
            }
        }
    }

    @Test
    void everyRowGetsACaseItSpeaksOf() throws IOException {
        var cases = SampleCases.of(Files.readAllBytes(Path.of("processes/sla.dmn")));

        assertThat(cases)
                .anySatisfy(each -> assertThat(each.facts())
                        .containsEntry("industry", "legal")
                        .containsEntry("category", "compliance"));
        assertThat(cases).anySatisfy(each -> assertThat(each.facts()).containsEntry("recentCases", 11L));
        assertThat(cases).anySatisfy(each -> assertThat(each.facts()).containsEntry("arr", 250000L));
        assertThat(cases).hasSizeLessThan(200);
    }
}
