package dev.baton.sla.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.calendar.CalendarFile;
import dev.baton.calendar.Calendars;
import dev.baton.calendar.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** 2026-11-24 is a Tuesday. */
@BatonTest
class PreviewApiTest {

    private static final String OFFICE = """
            {"zone": "Europe/Berlin", "holidays": ["--12-25", "2026-12-28/2027-01-03"], "hours": \
            {"MON": ["09:00-17:00"], "tue": ["09:00-17:00"], "WED": ["09:00-17:00"], "THU": ["09:00-17:00"], \
            "FRI": ["09:00-17:00"]}}""";
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    private final ObjectMapper json = new ObjectMapper();

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Calendars calendars;

    @Test
    void aBudgetIsAnsweredWithItsDueInstantAndTheStepsThatLeadThere() {
        assertThat(answer(ask(OFFICE, "2026-11-24T15:00:00Z", "\"minutes\": 120")))
                .isEqualTo(read("""
                {"due": "2026-11-25T09:00:00Z", "steps": [
                  {"from": "2026-11-24T15:00:00Z", "to": "2026-11-24T16:00:00Z", "counted": true, "why": "working"},
                  {"from": "2026-11-24T16:00:00Z", "to": "2026-11-25T08:00:00Z", "counted": false, "why": "closed"},
                  {"from": "2026-11-25T08:00:00Z", "to": "2026-11-25T09:00:00Z", "counted": true, "why": "working"}]}"""));
    }

    @Test
    void aSpanIsAnsweredWithItsWorkingTime() {
        assertThat(answer(ask(OFFICE, "2026-11-24T00:00:00+01:00", "\"end\": \"2026-11-24T12:30:00.500+01:00\"")))
                .isEqualTo(read("""
                {"elapsedSeconds": 12600.5, "steps": [
                  {"from": "2026-11-23T23:00:00Z", "to": "2026-11-24T08:00:00Z", "counted": false, "why": "closed"},
                  {"from": "2026-11-24T08:00:00Z", "to": "2026-11-24T11:30:00.500Z", "counted": true, "why": "working"}]}"""));
        assertThat(answer(ask(OFFICE, "2026-11-23T00:00:00Z", "\"end\": \"2026-11-30T00:00:00Z\""))
                        .get("elapsedSeconds")
                        .toString())
                .isEqualTo("144000");
    }

    @Test
    void anEndBeforeTheStartCountsNothing() {
        assertThat(answer(ask(OFFICE, "2026-11-24T12:00:00Z", "\"end\": \"2026-11-24T09:00:00Z\"")))
                .isEqualTo(read("{\"elapsedSeconds\": 0, \"steps\": []}"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T12:00:00Z, 0, 2026-11-24T12:00:00Z",
        "2026-11-24T20:00:00Z, 0, 2026-11-25T08:00:00Z",
        "2026-11-24T15:00:00Z, 60, 2026-11-24T16:00:00Z",
        "2026-11-24T15:00:00Z, 1.5, 2026-11-24T15:01:30Z",
        "2026-11-24T15:00:00Z, 1e2, 2026-11-25T08:40:00Z",
        "2026-11-24T09:00:00Z, -120, 2026-11-23T15:00:00Z",
        "2026-12-24T15:00:00Z, 120, 2027-01-04T09:00:00Z",
        "1900-01-02T12:00:00Z, 60, 1900-01-02T13:00:00Z",
        "2100-06-01T12:00:00Z, 60, 2100-06-01T13:00:00Z"
    })
    void budgetsOfEveryKindAreDue(String start, String minutes, Instant due) {
        assertThat(answer(ask(OFFICE, start, "\"minutes\": " + minutes))
                        .get("due")
                        .asText())
                .isEqualTo(due.toString());
    }

    @Test
    void aDeadlineAtClosingMovesToTheNextOpeningWhereTheCalendarSaysSo() {
        var nextOpening = OFFICE.replace("\"holidays\"", "\"dueAtClosing\": false, \"holidays\"");

        assertThat(answer(ask(nextOpening, "2026-11-24T15:00:00Z", "\"minutes\": 60"))
                        .get("due")
                        .asText())
                .isEqualTo("2026-11-25T08:00:00Z");
    }

    @Test
    void pausesBeforeTheStartOverlappingAndInTheFutureAreTakenAsTheyAre() {
        var pauses = """
                "minutes": 60, "pauses": [
                  {"from": "2026-11-24T13:00:00Z", "to": "2026-11-24T14:00:00Z", "reason": "b"},
                  {"from": "2026-11-24T08:00:00Z", "to": "2026-11-24T10:00:00Z"},
                  {"from": "2026-11-24T12:30:00Z", "to": "2026-11-24T13:30:00Z", "reason": "a"},
                  {"from": "2031-01-01T00:00:00Z", "to": "2032-01-01T00:00:00Z"}]""";

        assertThat(answer(ask(OFFICE, "2026-11-24T12:00:00Z", pauses))).isEqualTo(read("""
                {"due": "2026-11-24T14:30:00Z", "steps": [
                  {"from": "2026-11-24T12:00:00Z", "to": "2026-11-24T12:30:00Z", "counted": true, "why": "working"},
                  {"from": "2026-11-24T12:30:00Z", "to": "2026-11-24T14:00:00Z", "counted": false, "why": "paused: a; b"},
                  {"from": "2026-11-24T14:00:00Z", "to": "2026-11-24T14:30:00Z", "counted": true, "why": "working"}]}"""));
    }

    @Test
    void anOpenPauseLeavesTheDeadlineOpen() {
        var paused = "\"minutes\": 60, \"pauses\": [{\"from\": \"2026-11-24T12:30:00Z\", \"reason\": \"log file\"}]";

        assertThat(answer(ask(OFFICE, "2026-11-24T12:00:00Z", paused))).isEqualTo(read("""
                {"due": null, "steps": [
                  {"from": "2026-11-24T12:00:00Z", "to": "2026-11-24T12:30:00Z", "counted": true, "why": "working"},
                  {"from": "2026-11-24T12:30:00Z", "to": null, "counted": false, "why": "paused: log file"}]}"""));
    }

    @Test
    void aDeployedCalendarIsAskedByItsName() throws IOException {
        calendars.keep("preview", Files.readString(Path.of(CalendarFile.NAME)));

        assertThat(answer(ask("\"emea\"", "2026-12-24T16:30:00Z", "\"minutes\": 60"))
                        .get("due")
                        .asText())
                .isEqualTo("2026-12-28T07:30:00Z");
        assertThat(answer(ask("\"24x7\"", "2026-12-24T16:30:00Z", "\"minutes\": 60"))
                        .get("due")
                        .asText())
                .isEqualTo("2026-12-24T17:30:00Z");
        refused(ask("\"mars\"", "2026-12-24T16:30:00Z", "\"minutes\": 60"), "calendar", "24x7, emea, amer, apac");
    }

    @Test
    void theHolidaysOfACountryAreToldByTheirNames() {
        var berlin = """
                {"zone": "Europe/Berlin", "hours": "24x7", "holidays": {"country": "DE", "region": "by"}}""";

        assertThat(answer(ask(berlin, "2026-01-06T10:00:00Z", "\"end\": \"2026-01-06T11:00:00Z\""))
                        .at("/steps/0/why")
                        .asText())
                .isEqualTo("holiday: Epiphany");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone | {'zone': 'Europe/Berln', 'hours': '24x7'} | not a known time zone",
                "zone | {'hours': '24x7'} | is missing",
                "hours | {'zone': 'UTC'} | is missing",
                "hours | {'zone': 'UTC', 'hours': {}} | no working time at all",
                "hours | {'zone': 'UTC', 'hours': {'MON': []}} | no working time at all",
                "hours | {'zone': 'UTC', 'hours': 'always'} | has no days",
                "hours.FUN | {'zone': 'UTC', 'hours': {'FUN': ['09:00-17:00']}} | is not a day",
                "hours.MON[0] | {'zone': 'UTC', 'hours': {'MON': ['9-17']}} | not a time",
                "hours.MON[1] | {'zone': 'UTC', 'hours': {'MON': ['09:00-10:00', '11:00-24:01']}} | no day has",
                "hours.MON[0] | {'zone': 'UTC', 'hours': {'MON': ['09:00-09:00']}} | which is empty",
                "hours.MON[0] | {'zone': 'UTC', 'hours': {'MON': [{'from': 9}]}} | plain text",
                "hours.mon | {'zone': 'UTC', 'hours': {'MON': ['09:00-10:00'], 'mon': ['11:00-12:00']}} | twice",
                "holidays | {'zone': 'UTC', 'hours': '24x7', 'holidays': ['--01-01/--12-31']} | no working day",
                "holidays | {'zone': 'UTC', 'hours': {'SUN': ['09:00-10:00']}, 'holidays': ['1000-01-01/3000-01-01']} | no working day",
                "holidays[0] | {'zone': 'UTC', 'hours': '24x7', 'holidays': ['2026-02-29']} | no year has",
                "holidays[0] | {'zone': 'UTC', 'hours': '24x7', 'holidays': ['2026-02-03/2026-02-01']} | ends before it begins",
                "holidays[0] | {'zone': 'UTC', 'hours': '24x7', 'holidays': ['2026-02-03/--02-01']} | not a date",
                "holidays.country | {'zone': 'UTC', 'hours': '24x7', 'holidays': {'country': 'XX'}} | known are AD, AE",
                "holidays.region | {'zone': 'UTC', 'hours': '24x7', 'holidays': {'country': 'DE', 'region': 'ny'}} | known are bb, be",
                "dueAtClosing | {'zone': 'UTC', 'hours': '24x7', 'dueAtClosing': 'maybe'} | true or false",
                "colour | {'zone': 'UTC', 'hours': '24x7', 'colour': 'red'} | is not known"
            })
    void aBadCalendarIsRefusedByField(String field, String calendar, String advice) {
        refused(
                ask(calendar.replace('\'', '"'), "2026-11-24T12:00:00Z", "\"minutes\": 60"),
                "calendar." + field,
                advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minutes | 'start': '2026-11-24T12:00:00Z' | or end is needed",
                "minutes | 'start': '2026-11-24T12:00:00Z', 'minutes': 1, 'end': '2026-11-24T12:00:00Z' | not both",
                "minutes | 'start': '2026-11-24T12:00:00Z', 'minutes': 'soon' | ",
                "minutes | 'start': '2026-11-24T12:00:00Z', 'minutes': 52596001 | 100 years",
                "minutes | 'start': '2026-11-24T12:00:00Z', 'minutes': 1e999999 | 100 years",
                "minutes | 'start': '2026-11-24T12:00:00Z', 'minutes': 1e999999999 | amount",
                "minutes | 'start': '2026-11-24T12:00:00Z', 'minutes': 1e-99999999 | amount",
                "minutes | 'start': '2026-11-24T12:00:00Z', 'minutes': '1e-99999999' | amount",
                "minutes | 'start': '2026-11-24T12:00:00Z', 'minutes': -1e300 | 100 years",
                "minutes | 'start': '2299-11-24T12:00:00Z', 'minutes': 50000000 | 2301",
                "start | 'minutes': 1 | is missing",
                "start | 'start': '2026-11-24T12:00:00', 'minutes': 1 | Z or an offset",
                "start | 'start': 'tomorrow', 'minutes': 1 | Z or an offset",
                "start | 'start': 20261124, 'minutes': 1 | Z or an offset",
                "start | 'start': '1799-12-31T23:59:59Z', 'minutes': 1 | 1800 to 2300",
                "start | 'start': '+999999999-01-01T00:00:00Z', 'minutes': 1 | 1800 to 2300",
                "end | 'start': '2026-11-24T12:00:00Z', 'end': '2301-01-01T00:00:00Z' | 1800 to 2300",
                "end | 'start': '1900-01-01T00:00:00Z', 'end': '2100-01-01T00:00:00Z' | 100 years",
                "pauses[0].to | 'start': '2026-11-24T12:00:00Z', 'minutes': 1, 'pauses': [{'from': '2026-11-24T12:00:00Z', 'to': '2026-11-24T11:00:00Z'}] | before its from",
                "pauses[1].from | 'start': '2026-11-24T12:00:00Z', 'minutes': 1, 'pauses': [{'from': '2026-11-24T12:00:00Z'}, {}] | is missing",
                "pauses[0] | 'start': '2026-11-24T12:00:00Z', 'minutes': 1, 'pauses': [null] | is empty"
            })
    void aBadQuestionIsRefusedByField(String field, String question, String advice) {
        refused("{\"calendar\": %s, %s}".formatted(OFFICE, question.replace('\'', '"')), field, advice);
    }

    @Test
    void whatWouldMakeTheAnswerGrowWithoutBoundIsRefused() {
        var pause = "{\"from\": \"2026-11-24T12:00:00Z\"}";
        var pauses = String.join(",", Collections.nCopies(1_001, pause));
        var dates = String.join(",", Collections.nCopies(1_001, "\"--12-25\""));

        refused(
                ask("\"24x7\"", "2026-11-24T12:00:00Z", "\"minutes\": 1, \"pauses\": [%s]".formatted(pauses)),
                "pauses",
                "more than 1000");
        refused(
                ask(
                        "\"24x7\"",
                        "2026-11-24T12:00:00Z",
                        "\"minutes\": 1, \"pauses\": [{\"from\": \"2026-11-24T12:00:00Z\", \"reason\": \"%s\"}]"
                                .formatted("x".repeat(201))),
                "pauses[0].reason",
                "longer than 200");
        refused(
                ask(
                        "{\"zone\": \"UTC\", \"hours\": \"24x7\", \"holidays\": [%s]}".formatted(dates),
                        "2026-11-24T12:00:00Z",
                        "\"minutes\": 1"),
                "calendar.holidays",
                "more than 1000");
    }

    @Test
    void theDescriptionOfTheApiStatesTheBounds() {
        assertThat(http.withBasicAuth("sam", "baton").getForObject("/api/openapi", String.class))
                .contains("48 windows a day", "stepsCut where the way", "200,000 JSON tokens", "64 levels");
    }

    @Test
    void aDayHasNoMoreWindowsThanAPersonWrites() {
        refused(
                ask(
                        "{\"zone\": \"UTC\", \"hours\": %s}".formatted(everyDay(696)),
                        "1900-01-01T00:00:00Z",
                        "\"minutes\": 13149000"),
                "calendar.hours.MON",
                "more than 48");
    }

    @Test
    void aLongWayIsToldInPartAndItsEndIsRight() {
        var calendar = "{\"zone\": \"UTC\", \"hours\": %s}".formatted(everyDay(48));

        var due = answer(ask(calendar, "1900-01-01T00:00:00Z", "\"minutes\": 175316"));

        assertThat(due.get("stepsCut").asBoolean()).isTrue();
        assertThat(due.get("steps")).hasSize(Walk.MOST_STEPS);
        assertThat(due.at("/steps/0/from").asText()).isEqualTo("1900-01-01T00:00:00Z");
        assertThat(due.get("due").asText()).isEqualTo("1910-01-01T09:31:00Z");
        assertThat(answer(ask(calendar, "2000-01-01T00:00:00Z", "\"minutes\": -175316"))
                        .get("steps")
                        .size())
                .isLessThanOrEqualTo(Walk.MOST_STEPS);
    }

    /** Each window is held against each pause, and each step names its reasons. */
    @Test
    void noMixtureOfWindowsPausesAndHolidaysMakesAnAnswerLong() {
        var long200 = "r".repeat(200);
        var pauses = IntStream.range(0, 1_000)
                .mapToObj(minute -> "{\"from\": \"%s\", \"to\": \"%s\", \"reason\": \"%d%s\"}"
                        .formatted(
                                Instant.parse("1900-01-01T00:00:00Z").plus(Duration.ofMinutes(minute)),
                                minute % 2 == 0 ? "1999-01-01T00:00:00Z" : "1900-01-02T00:00:00Z",
                                minute,
                                long200.substring(4)))
                .collect(Collectors.joining(","));
        var days = IntStream.range(0, 1_000)
                .mapToObj(day -> "{\"on\": \"%s\", \"name\": \"%d%s\"}"
                        .formatted(
                                "--"
                                        + java.time.LocalDate.ofYearDay(2024, 2 + day % 365)
                                                .toString()
                                                .substring(5),
                                day,
                                long200.substring(4)))
                .collect(Collectors.joining(","));

        var answer = post(
                "sam",
                ask(
                        "{\"zone\": \"Europe/Berlin\", \"hours\": %s, \"holidays\": {\"country\": \"DE\", \"dates\": [%s]}}"
                                .formatted(everyDay(48), days),
                        "1900-01-01T00:00:00Z",
                        "\"end\": \"1999-12-31T00:00:00Z\", \"pauses\": [%s]".formatted(pauses)));

        assertThat(answer.getBody().length()).isLessThan(3_000_000);
    }

    @Test
    void whatIsNoCalendarIsNotReadToItsEnd() {
        var longKey = "k".repeat(40_000);
        refused(
                ask(
                        "{\"%s\": [%s]}".formatted(longKey, String.join(",", Collections.nCopies(20_000, "1"))),
                        "2026-11-24T12:00:00Z",
                        "\"minutes\": 1"),
                "calendar",
                "more than 10,000 values");
        assertThat(refusal(ask(
                                "{\"%s\": [%s]}".formatted(longKey, String.join(",", Collections.nCopies(9_000, "1"))),
                                "2026-11-24T12:00:00Z",
                                "\"minutes\": 1"))
                        .toString())
                .hasSizeLessThan(2_000);
        assertThat(refusal(ask(
                                "{\"%s\": 1, \"zone\": "
                                                .formatted("a".repeat(1000))
                                                .repeat(900) + "1" + "}".repeat(900),
                                "2026-11-24T12:00:00Z",
                                "\"minutes\": 1"))
                        .toString())
                .hasSizeLessThan(2_000);
        refused(
                ask(
                        "{\"zone\": \"UTC\", \"hours\": \"24x7\", \"holidays\": [{\"on\": \"--12-25\", \"name\": \"%s\"}]}"
                                .formatted("n".repeat(201)),
                        "2026-11-24T12:00:00Z",
                        "\"minutes\": 1"),
                "calendar.holidays[0].name",
                "longer than 200");
    }

    /** A minute in every half hour, or as many windows as there are, one every two minutes. */
    private static String everyDay(int windows) {
        var every = 24 * 60 / windows;
        var day = IntStream.range(0, windows)
                .mapToObj(i -> i * every)
                .map(from ->
                        "\"%02d:%02d-%02d:%02d\"".formatted(from / 60, from % 60, (from + 1) / 60, (from + 1) % 60))
                .collect(Collectors.joining(",", "[", "]"));
        return java.util.stream.Stream.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
                .map(name -> "\"%s\": %s".formatted(name, day))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void aHundredYearsWithAThousandPausesAreAnsweredQuickly() {
        var pauses = IntStream.range(0, 1_000)
                .mapToObj(day -> "{\"from\": \"%s\", \"to\": \"2100-01-01T00:00:00Z\", \"reason\": \"%d\"}"
                        .formatted(Instant.parse("2026-11-24T12:00:00Z").plus(Duration.ofDays(day)), day))
                .collect(Collectors.joining(","));

        assertThat(answer(ask(
                                OFFICE,
                                "2026-11-24T12:00:00Z",
                                "\"end\": \"2126-11-01T12:00:00Z\", \"pauses\": [%s]".formatted(pauses)))
                        .get("elapsedSeconds")
                        .asLong())
                .isPositive();
    }

    @Test
    void whatIsNullInACalendarIsNotThere() {
        var calendar = "{\"zone\": \"UTC\", \"hours\": \"24x7\", \"holidays\": null, \"dueAtClosing\": null}";

        assertThat(answer(ask(calendar, "2026-11-24T12:00:00Z", "\"minutes\": 1"))
                        .get("due")
                        .asText())
                .isEqualTo("2026-11-24T12:01:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "12", "[]", "true", "{}"})
    void somethingElseThanACalendarIsRefused(String calendar) {
        assertThat(refusal(ask(calendar, "2026-11-24T12:00:00Z", "\"minutes\": 60"))
                        .at("/errors/0/field")
                        .asText())
                .startsWith("calendar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T12:00:00Z", "1900-01-01T00:00:00Z", "2100-01-01T00:00:00Z"})
    void aHugeBudgetIsAnsweredQuickly(String start) {
        assertThat(answer(ask(OFFICE, start, "\"minutes\": 10000000"))
                        .get("due")
                        .asText())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "cleo", "eli", "mara", "vera", "otto", "aud", "admin"})
    void everybodyMayAskBecauseNothingChanges(String user) {
        assertThat(post(user, ask("\"24x7\"", "2026-11-24T12:00:00Z", "\"minutes\": 60"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    private static String ask(String calendar, String start, String rest) {
        return "{\"calendar\": %s, \"start\": \"%s\", %s}".formatted(calendar, start, rest);
    }

    private JsonNode answer(String question) {
        var answer = post("sam", question);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        return read(answer.getBody());
    }

    private void refused(String question, String field, @Nullable String advice) {
        var problem = refusal(question);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(problem.at("/errors/0/message").asText()).contains(advice == null ? "" : advice);
    }

    private JsonNode refusal(String question) {
        var answer = post("sam", question);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.BAD_REQUEST);
        return read(answer.getBody());
    }

    private ResponseEntity<String> post(String user, String question) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        var started = System.nanoTime();
        var answer = http.withBasicAuth(user, "baton")
                .postForEntity("/api/sla/preview", new HttpEntity<>(question, headers), String.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(QUICKLY);
        return answer;
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            throw new IllegalStateException(body, notJson);
        }
    }
}
