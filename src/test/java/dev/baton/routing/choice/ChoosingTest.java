package dev.baton.routing.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.SqlStatements;
import dev.baton.Team;
import dev.baton.casefile.CaseNumber;
import dev.baton.routing.Absences;
import dev.baton.routing.Profile;
import dev.baton.routing.Profiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of the people of a group of this test whoever is best, and why. */
@BatonTest
class ChoosingTest {

    private static final String GROUP = "choosers";
    /** A Wednesday, 13:00 in Berlin. */
    private static final Instant NOON = Instant.parse("2027-03-03T12:00:00Z");

    private static final Instant NIGHT = Instant.parse("2027-03-03T23:00:00Z");

    @Autowired
    private Choosing choosing;

    @Autowired
    private Absences absences;

    @Autowired
    private Profiles profiles;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcConnectionDetails database;

    private final List<String> people = new ArrayList<>();

    @BeforeEach
    void aGroup() {
        desk.setTime(NOON);
        identities.saveGroup(identities.newGroup(GROUP));
        of("ada", Map.of(), null, null);
        of("bea", Map.of(), null, null);
    }

    @AfterEach
    void theyGo() {
        people.forEach(team::isDeleted);
        identities.deleteGroup(GROUP);
        desk.realTime();
    }

    @Test
    void ofEqualsItIsWhoComesFirstByNameAndWhoHasLessGoesFirst() {
        assertThat(best()).isEqualTo("ada: nothing open");

        holds("ada", 1);

        assertThat(best()).isEqualTo("bea: nothing open");
    }

    @Test
    void whoKnowsItIsChosenWhileThereIsRoom() {
        of("ada", Map.of("databases", 3), null, 2);
        holds("ada", 1);
        assertThat(best("databases")).isEqualTo("ada: is an expert in databases, 1 of 2 open");

        holds("ada", 1);

        assertThat(best("databases")).isEqualTo("bea: nothing open");
    }

    @Test
    void theGroupOfASkillKnowsIt() {
        identities.saveGroup(identities.newGroup("skill-databases"));
        team.joins("bea", "skill-databases");

        assertThat(best("databases")).isEqualTo("bea: knows databases, nothing open");

        identities.deleteGroup("skill-databases");
    }

    @Test
    void whoWorksNowIsChosenBeforeWhoDoesNotAndSomebodyThoughNobodyDoes() {
        of("ada", Map.of(), "amer", null);
        of("bea", Map.of(), "emea", null);
        assertThat(best()).isEqualTo("bea: nothing open, at work until 17:00 UTC");

        desk.setTime(NIGHT);

        assertThat(best()).isEqualTo("ada: nothing open, nobody works now");
    }

    @Test
    void theirZoneMovesTheHoursOfTheirCalendar() {
        of("ada", Map.of(), "emea", null, "America/New_York");
        of("bea", Map.of(), "emea", null, "Asia/Tokyo");

        desk.setTime(NIGHT.plusSeconds(3600));

        assertThat(best()).isEqualTo("bea: nothing open, at work until 09:00 UTC");
    }

    @Test
    void whoIsOnCallComesFirstWhereNobodyWorks() {
        of("ada", Map.of(), "emea", null);
        of("bea", Map.of(), "emea", null);
        desk.setTime(NIGHT);
        var duty = OnCallChoosing.with((group, at) -> Map.of("bea", Instant.parse("2027-03-04T07:00:00Z")), beans);

        assertThat(told(duty.best(wanted(null)))).isEqualTo("bea: nothing open, on duty until 07:00 UTC");

        absences.add("bea", NIGHT, NIGHT.plusSeconds(7200), null, null);

        assertThat(told(duty.best(wanted(null)))).isEqualTo("ada: nothing open, nobody works now");
    }

    @Test
    void whoSpeaksTheCustomersLanguageOrKnowsTheCaseFitsBetter() {
        profiles.keep(new Profile("bea", "bea", List.of(GROUP), Map.of(), List.of("de"), null, null, null, false));
        profiles.keep(new Profile("ada", "ada", List.of(GROUP), Map.of(), List.of("en"), null, null, null, false));
        var number = caseFromVienna();
        assertThat(told(choosing.best(new Wanted(GROUP, null, Set.of(), number))))
                .isEqualTo("bea: speaks German, nothing open");

        jdbc.sql("update support_case set responsible = 'ada' where number = ?")
                .param(number.value())
                .update();

        assertThat(told(choosing.best(new Wanted(GROUP, null, Set.of(), number))))
                .isEqualTo("ada: knows the case, 1 open");
    }

    @Test
    void whoIsAwayIsNeverChosenAndTheReasonIsSaid() {
        absences.add("ada", NOON, NOON.plusSeconds(60), "bea", "ill");
        assertThat(best()).isEqualTo("bea: nothing open");

        absences.add("bea", NOON, NOON.plusSeconds(60), "ada", "ill");
        assertThat(best())
                .isEqualTo("nobody: ada is away until 3 Mar 2027 12:01 UTC, bea is away until 3 Mar 2027 12:01 UTC");

        desk.setTime(NOON.plusSeconds(60));
        assertThat(best()).isEqualTo("ada: nothing open");
    }

    @Test
    void somebodyElseStandsInOnlyWithTheAuthorityOfTheGroup() {
        absences.add("ada", NOON, NOON.plusSeconds(60), "mara", null);
        absences.add("bea", NOON, NOON.plusSeconds(60), null, null);
        assertThat(best())
                .as("the group of this test is none that is asked for work")
                .startsWith("nobody: ");

        team.joins("nora", "engineering");
        people.add("nora");
        absences.add("nora", NOON, NOON.plusSeconds(60), "mara", null);
        absences.add("eli", NOON, NOON.plusSeconds(60), "sam", null);
        var experts = new Wanted("engineering", null, Set.of(), null);
        assertThat(choosing.best(experts).isSomebody())
                .as("nobody has expertise by authority")
                .isFalse();
        assertThat(choosing.substitute("nora", experts)).isEmpty();

        var managers = new Wanted("support-manager", null, Set.of(), null);
        absences.add("mara", NOON, NOON.plusSeconds(60), "vera", null);
        assertThat(choosing.substitute("mara", managers))
                .hasValueSatisfying(choice -> assertThat(choice.person()).isEqualTo("vera"));
        absences.between(List.of("mara"), NOON, NOON.plusSeconds(60)).forEach(one -> absences.remove(one.id()));
        absences.between(List.of("eli"), NOON, NOON.plusSeconds(60)).forEach(one -> absences.remove(one.id()));
    }

    @Test
    void whatIsAskedDoesNotGrowWithThePeople() {
        var few = statements(() -> best("databases"));
        IntStream.range(0, 40).forEach(nth -> of("many" + nth, Map.of("databases", 1 + nth % 3), "emea", nth % 7));
        best("databases"); // what a version of the calendars says is read once by a node
        var many = statements(() -> best("databases"));
        jdbc.sql("drop extension pg_stat_statements").update();

        assertThat(few).as("the candidates, and which tables are the newest").isEqualTo(3);
        assertThat(many).as("and which calendars, and the rota").isLessThanOrEqualTo(few + 2);
    }

    /** Of the choice alone: others are at work on the same database. */
    private long statements(Runnable work) {
        var before = new SqlStatements(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        work.run();
        return before.since().stream()
                .filter(use -> use.statement()
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches("(?s).*(with recursive away|act_re_decision_def|from calendars|from rota).*"))
                .mapToLong(SqlStatements.Use::calls)
                .sum();
    }

    private String best() {
        return best(null);
    }

    private String best(@Nullable String skill) {
        return told(choosing.best(wanted(skill)));
    }

    private static Wanted wanted(@Nullable String skill) {
        return new Wanted(GROUP, skill, Set.of(), null);
    }

    private static String told(Choice choice) {
        return (choice.person() == null ? "nobody" : choice.person()) + ": " + choice.why();
    }

    private void of(String person, Map<String, Integer> skills, @Nullable String calendar, @Nullable Integer capacity) {
        of(person, skills, calendar, capacity, null);
    }

    private void of(
            String person,
            Map<String, Integer> skills,
            @Nullable String calendar,
            @Nullable Integer capacity,
            @Nullable String zone) {
        if (!people.contains(person)) {
            people.add(person);
        }
        profiles.keep(new Profile(person, person, List.of(GROUP), skills, List.of(), zone, calendar, capacity, false));
    }

    private void holds(String person, int more) {
        IntStream.range(0, more)
                .mapToObj(nth -> desk.standardCase())
                .forEach(number -> jdbc.sql("update support_case set responsible = ? where number = ?")
                        .params(person, number.value())
                        .update());
    }

    private CaseNumber caseFromVienna() {
        var number = desk.standardCase();
        jdbc.sql("update support_case set zone = 'Europe/Vienna' where number = ?")
                .param(number.value())
                .update();
        return number;
    }
}
