package dev.baton.intake.mapping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.casefile.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeelBoundsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string(for i in 1..1000000000 return i) | counts from a number",
                "if true then \"\" else string(some i in 1..x satisfies i > 2) | counts from a number",
                "string(for a in x, b in x return a) | for each element of another",
                "string(for a in x return for b in x return b) | for each element of another",
                "string(every a in x satisfies some b in x satisfies a = b) | for each element of another",
                "string(x[count(x[item > 1]) > 1]) | for each element of another",
                "{f: function(n) f(n + 1), r: f(1)}.r | defines a function",
                "string(sort(x, function(a, b) a < b)) | defines a function",
                "string(matches(x, y)) | takes a pattern from the payload",
                "replace(x, y + \"*\", \"\") | takes a pattern from the payload",
                "string(matches(pattern: y, input: x)) | takes a pattern from the payload"
            })
    void whatTakesMoreThanThePayloadsSizeIsRefused(String expression, String why) {
        assertThatThrownBy(() -> FeelExpression.of("rule 1, case.subject", expression))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string join(for item in changelog.items return item.field, \"; \")",
                "string join(for c in comments[public = true] return c.body[1], \"; \")",
                "string(some tag in tags satisfies tag = \"vip\")",
                "string(matches(subject, \"^RE:.*\"))",
                "string(count(tags) in [1..3])"
            })
    void whatMappingsDoIsNot(String expression) {
        assertThatCode(() -> FeelExpression.of("rule 1, case.subject", expression))
                .doesNotThrowAnyException();
    }
}
