package dev.baton.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A conversation of any length is readable, two hundred messages a page. */
@BatonTest
class LongConversationTest {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPageShowsTheLatestAndLinksToThoseBefore() {
        var number = desk.standardCase();
        jdbc.sql("""
                insert into interaction (case_number, at, happened_at, direction, automatic, author, text)
                select ?, now() + n * interval '1 second', now() + n * interval '1 second', 'INTERNAL', false, 'sam',
                       'word ' || n || ';'
                from generate_series(1, 450) n
                """).param(number.value()).update();

        var latest = desk.page("/cases/" + number);
        assertThat(latest).contains("word 450;", "word 251;").doesNotContain("word 250;", "Later messages");
        assertThat(latest).contains("/cases/%s/conversation?skip=200".formatted(number));

        var middle = desk.page("/cases/%s/conversation?skip=200".formatted(number));
        assertThat(middle)
                .contains("word 250;", "word 51;", "skip=400", "skip=0")
                .doesNotContain("word 251;", "word 50;");

        var first = desk.page("/cases/%s/conversation?skip=400".formatted(number));
        assertThat(first).contains("word 1;", "word 50;").doesNotContain("Earlier messages");
        assertThat(first.indexOf("word 50;")).isLessThan(first.indexOf("word 1;"));
    }
}
