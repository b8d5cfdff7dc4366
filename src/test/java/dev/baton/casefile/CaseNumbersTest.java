package dev.baton.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing ends at a million cases, at 2^31 of anything, or in the year 2038. */
@BatonTest
class CaseNumbersTest {

    private static final long IN_2039 = 2_177_452_800L;

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void ordinaryNumbers() {
        setSequence(800_000);
        desk.realTime();
    }

    @Test
    void afterCaseNineHundredNinetyNineThousandComesCaseOneMillion() {
        setSequence(999_998);

        assertThat(desk.standardCase()).hasToString("C-999999");
        var million = desk.standardCase();
        assertThat(million).hasToString("C-1000000");
        assertThat(desk.standardCase()).hasToString("C-1000001");
        assertThat(caseFile.get(million).number()).isEqualTo(million);
    }

    @Test
    void aCaseBeyondTwoToTheThirtyFirstIsOneLikeAnyOther() {
        setSequence(Integer.MAX_VALUE);
        var number = desk.standardCase();

        assertThat(number).hasToString("C-2147483648");
        assertThat(desk.page("/cases/" + number)).contains(number.value());
        desk.says(number, "outbound", "We look into it");
        desk.escalate(number, "hierarchical");
        assertThat(desk.tasks(number)).contains("Take charge", "Work on case");
        assertThat(desk.clock(number, "resolution")).containsKey("due");
    }

    @Test
    void everyCounterOfATableGoesBeyondTwoToTheThirtyFirst() {
        var narrow = jdbc.sql("""
                select s.sequencename from pg_sequences s
                where s.schemaname = current_schema() and s.max_value < 9223372036854775807
                union all
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema() and is_identity = 'YES' and data_type <> 'bigint'
                """).query(String.class).list();

        assertThat(narrow).isEmpty();
    }

    @Test
    void everyTimeIsKeptWithItsZoneAndBeyond2038() {
        var without = jdbc.sql("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema() and table_name not like 'act\\_%' and table_name <> 'flyway_schema_history'
                  and (data_type = 'timestamp without time zone' or (data_type = 'integer' and column_name like '%\\_at'))
                """).query(String.class).list();

        assertThat(without).isEmpty();
        desk.timeWas(java.time.Instant.ofEpochSecond(IN_2039));
        var number = desk.criticalCase();
        assertThat(desk.clock(number, "resolution").get("due").toString()).startsWith("2039-");
    }

    @Test
    void numbersOfAllLengthsAreNumbers() {
        assertThat(Map.of(
                        "C-000001", 1L, "C-999999", 999_999L, "C-1000000", 1_000_000L, "C-2147483648", 2_147_483_648L))
                .allSatisfy((text, sequence) -> {
                    assertThat(new CaseNumber(text)).isEqualTo(CaseNumber.of(sequence));
                    assertThat(jdbc.sql("select case_number(?)")
                                    .param(sequence)
                                    .query(String.class)
                                    .single())
                            .isEqualTo(text);
                });
    }

    private void setSequence(long last) {
        jdbc.sql("select setval('case_number', ?)")
                .param(last)
                .query(Long.class)
                .single();
    }
}
