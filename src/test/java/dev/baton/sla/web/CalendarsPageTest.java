package dev.baton.sla.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

@BatonTest
class CalendarsPageTest {

    @Autowired
    private TestRestTemplate http;

    @Test
    void aYearShowsWhichDaysAreOffWhyAndWhatDiffersFromTheYearBefore() {
        var page = page("/calendars?name=apac&year=2026");

        assertThat(page).contains("Chinese New Year", "Wed 17 Feb".replace("Wed", "Tue"), "Wed 29 Jan");
        assertThat(page).contains("Off in the year before and not any more").contains("Polling Day (Sat 3 May)");
        assertThat(page).doesNotContain("not compared with an official list");
    }

    @Test
    void aYearNobodyComparedSaysSo() {
        assertThat(page("/calendars?name=apac&year=2040")).contains("The days off of SG in 2040 were not compared");
    }

    @Test
    void whatIsNotThereShowsTheFirstCalendar() {
        assertThat(page("/calendars?name=<script>&year=99999999999999"))
                .contains("<h2 id=\"year\"><span>emea</span>")
                .doesNotContain("<script>");
    }

    private String page(String path) {
        return http.withBasicAuth("sam", "baton").getForObject(path, String.class);
    }
}
