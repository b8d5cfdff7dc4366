package dev.baton.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class EvaluationModeTest {

    @Test
    void withADatabaseThereIsNoDemoPasswordWhateverElseIsSet() {
        var environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/baton")
                .withProperty(EvaluationMode.PROPERTY, "true");

        new EvaluationMode().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty(EvaluationMode.PROPERTY)).isEqualTo("false");
        assertThat(environment.getProperty("baton.admin.password")).isNull();
    }

    @Test
    void withoutOneBatonListensToThisMachineOnlyWhateverElseIsSet() {
        var environment = new MockEnvironment().withProperty("server.address", "0.0.0.0");

        new EvaluationMode().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty(EvaluationMode.PROPERTY)).isEqualTo("true");
    }
}
