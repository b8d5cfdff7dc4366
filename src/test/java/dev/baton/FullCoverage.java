package dev.baton;

import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Every node and every flow of every model is walked by {@link CasePathsTest}. */
@TestConfiguration
class FullCoverage {

    @Bean
    ProcessEngineCoverageProperties coverage() {
        return ProcessEngineCoverageProperties.builder()
                .addInclusionPatternForTestClasses(CasePathsTest.class.getName())
                .handleTestMethodCoverage(false)
                .assertClassCoverageAtLeast(1.0)
                .build();
    }
}
