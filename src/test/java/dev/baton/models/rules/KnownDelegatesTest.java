package dev.baton.models.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.baton.engine.DelegateBeans;
import dev.baton.models.ModelFile;
import dev.baton.models.reading.ModelProblems;
import dev.baton.models.reading.ModelXml;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDelegatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <serviceTask id="s" asyncBefore="true" delegateExpression="${sendMail}"><failedJobRetryTimeCycle>R5/PT1M</failedJobRetryTimeCycle></serviceTask> | true
            <serviceTask id="s" asyncBefore="true" delegateExpression="${sendMail}"/>                                                                      | false
            <serviceTask id="s" asyncBefore="false" delegateExpression="${sendMail}"><failedJobRetryTimeCycle>R5/PT1M</failedJobRetryTimeCycle></serviceTask> | false
            <serviceTask id="s" delegateExpression="${sendMail}"/>                                                                                          | false
            <taskListener id="s" asyncBefore="true" delegateExpression="${sendMail}"><failedJobRetryTimeCycle>R5/PT1M</failedJobRetryTimeCycle></taskListener> | false
            """)
    void whatCallsOutOfBatonIsAsynchronousAndRetried(String xml, boolean accepted) throws Exception {
        var beans = mock(DelegateBeans.class);
        when(beans.named(anyString())).thenReturn(Optional.of("sendMail"));
        when(beans.is(anyString(), any())).thenReturn(true);
        when(beans.callsOut("sendMail")).thenReturn(true);
        var problems = new ModelProblems();

        new KnownDelegates(beans)
                .check(ModelXml.read(new ModelFile("x.bpmn", xml.getBytes(StandardCharsets.UTF_8))), problems);

        assertThat(problems.all().isEmpty()).isEqualTo(accepted);
        assertThat(problems.all())
                .allSatisfy(problem -> assertThat(problem.reason()).contains("calls out of Baton (sendMail)"));
    }
}
