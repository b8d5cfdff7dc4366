package dev.baton.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** What a migration once did does not change, whatever engine stands in the pom. */
class EngineTablesTest {

    private static final String COPIES = "db/engine/7.24.0/activiti.postgres.create.%s.sql";

    @ParameterizedTest
    @CsvSource({
        "case.engine, b10d78f7bddea8a13913488b514aa1c195c169b0a06e54c4114546217791193d",
        "case.history, 56c4ace1042143d3606f15a99cb12aa8a438da6ea8bb0cb5b0973e65f95e7eec",
        "decision.engine, d340dc9bef8ec958b99ca8eb5835da359fdd81f31a0aeef04605aad850e66d36",
        "decision.history, 53b4044132dffd5871527629559c06edbbb0cf34a51e8414f0ce94e17162af35",
        "engine, 322324b7896be53e2b0bea3f134694a5582a0eb5d608a9498e5678291434d16d",
        "history, d3d07e748e8cd4d0523525aa500af4efd1c9fb40dd753b2e7c8f4afd86542e28",
        "identity, 539d7f725d07b139fa0f13feca5443e1f47a11b7d9c8724cddc5dd1de48f681a"
    })
    void theFirstMigrationDoesWhatItAlwaysDid(String part, String sha256) throws Exception {
        var script = new ClassPathResource(COPIES.formatted(part)).getContentAsString(StandardCharsets.UTF_8);

        assertThat(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(sha256);
    }

    @Test
    void anEngineWithOtherTablesNeedsAMigrationOfItsUpgradeScript() {
        assertThat(ProcessEngine.class.getPackage().getImplementationVersion())
                .as("add a migration that runs the upgrade script of this version, then change this line")
                .startsWith("7.24.");
    }
}
