package dev.baton.desk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.casefile.Refusal;
import dev.baton.desk.ListedCase;
import dev.baton.desk.search.RandomCases.Made;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.transaction.annotation.Transactional;

/** What a list has is what a loop over all cases would have left; the rows are gone when the test is over. */
@BatonTest
@Transactional
class CaseListTest {

    private static final int CASES = 250;
    private static final int QUESTIONS = 150;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private CaseList cases;

    @Autowired
    private FilterReader filters;

    @Autowired
    private JdbcClient jdbc;

    private List<Made> made;

    @BeforeEach
    void someCases() {
        made = new RandomCases(jdbc, 11, NOW).make(CASES);
    }

    @Test
    void filtersAndSearchFindWhatALoopOverAllCasesFinds() {
        var random = new Random(12);
        for (int question = 0; question < QUESTIONS; question++) {
            var login = random.nextBoolean() ? login("mara", "support-manager") : login("eli", "engineering");
            var asked = question(random);
            var meant = new HashMap<>(asked);
            meant.replaceAll((name, values) -> values.equals("me") ? login.getName() : values);
            Predicate<Made> readable = login.getName().equals("mara") ? all -> true : CaseListTest::isEngineersOrElis;

            assertThat(pages(login, asked, 1 + random.nextInt(60)))
                    .as("%s for %s", asked, login.getName())
                    .isEqualTo(made.stream()
                            .filter(readable)
                            .filter(fits(meant))
                            .sorted(order())
                            .map(Made::number)
                            .toList());
        }
    }

    /** Whoever may read more than a few is asked about case by case. */
    @Test
    void whoMayReadManyGetsTheSameListAsWhoMayReadFew() {
        var login = login("eli", "engineering");
        var few = pages(login, Map.of(), 40);
        jdbc.sql("""
                insert into support_case (number, source, external_id, account, subject, description, team, accountable, reported_at)
                select 'C-78' || lpad(n::text, 6, '0'), 'list', 'many' || n, 'list-acme', 'x', 'x', 'engineering', 'mara', now()
                from generate_series(1, 2100) n
                """).update();

        assertThat(pages(login, Map.of("account", "list-muller,list-cafe"), 40))
                .isNotEmpty()
                .isEqualTo(few.stream()
                        .filter(number -> !of(number).account().equals("list-acme"))
                        .toList());
    }

    @Test
    void aTypoIsForgivenWhereNothingIsWrittenLikeIt() {
        var login = login("mara", "support-manager");

        for (var typo : Map.of("exprot", "export", "logni", "login", "invoce", "invoice", "Timeuot", "timeout")
                .entrySet()) {
            var found = cases.page(login, read(login, Map.of("q", typo.getKey())), 200, null);
            assertThat(found.nearness()).isNotEqualTo(Nearness.AS_WRITTEN);
            assertThat(found.items())
                    .as(typo.getKey())
                    .isNotEmpty()
                    .anySatisfy(listed -> assertThat(listed.subject()).containsIgnoringCase(typo.getValue()));
        }
        assertThat(pages(login, Map.of("q", "exprot"), 7)).isEqualTo(pages(login, Map.of("q", "exprot"), 200));
    }

    @Test
    void whateverIsTypedIsLookedForAndNothingElse() {
        var login = login("mara", "support-manager");
        for (var nothing : List.of("%", "'", "_", "\\", "😀", "' or true --", ":*", "& | !", "<->")) {
            assertThat(pages(login, Map.of("q", nothing), 50)).as(nothing).isEmpty();
        }
        assertThat(pages(login, Map.of("q", "   ", "account", "list-acme"), 50))
                .isEqualTo(pages(login, Map.of("account", "list-acme"), 50));
        assertThat(pages(login, Map.of("q", "c-77000003"), 50)).containsExactly("C-77000003");
        assertThat(pages(login, Map.of("q", "77000003"), 50)).containsExactly("C-77000003");
    }

    @Test
    void whatIsNotKnownIsRefusedWithWhatIs() {
        refused(Map.of("q", "x".repeat(10_000)), "q", "at most 200 characters");
        refused(Map.of("status", "broken"), "status", "open, resolved, closed");
        refused(Map.of("priority", "P9"), "priority", "P1, P2, P3, none");
        refused(Map.of("team", "engineering,nobody"), "team", "support-agent");
        refused(Map.of("escalated", "perhaps"), "escalated", "true, false");
        refused(Map.of("dueBefore", "tomorrow"), "dueBefore", "2027-03-31T14:30:00Z");
        refused(Map.of("prority", "P1"), "prority", "ask by q, status, priority");
        var login = login("mara", "support-manager");
        for (var cursor : List.of("x", "", "AAAA", "MCAwIDEgQy0x", "ü")) {
            assertThatThrownBy(() -> cases.page(login, CaseFilter.ALL, 50, cursor))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("\"next\"");
        }
    }

    @Test
    void anAccountsNewNameFindsItsOpenCases() {
        jdbc.sql("update account set name = 'Zirkonia' where id = 'list-acme'").update();

        assertThat(pages(login("mara", "support-manager"), Map.of("q", "zirkon"), 200))
                .containsExactlyInAnyOrderElementsOf(made.stream()
                        .filter(one -> one.account().equals("list-acme") && one.closedAt() == null)
                        .map(Made::number)
                        .toList());
    }

    private void refused(Map<String, String> asked, String field, String told) {
        assertThatThrownBy(() -> filters.read(asked, "mara"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(told)
                .extracting(refusal -> ((Refusal) refusal).field())
                .isEqualTo(field);
    }

    /** All pages, of the cases made here. */
    private List<String> pages(Authentication login, Map<String, String> asked, int limit) {
        var filter = read(login, asked);
        var numbers = new ArrayList<String>();
        String next = null;
        do {
            var page = cases.page(login, filter, limit, next);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().stream()
                    .peek(listed -> assertThat(due(listed)).isEqualTo(shownDue(listed)))
                    .map(listed -> listed.number().value())
                    .filter(number -> number.startsWith("C-77"))
                    .forEach(numbers::add);
            next = page.next();
        } while (next != null);
        return numbers;
    }

    private @Nullable Instant due(ListedCase listed) {
        return listed.nextDeadline() == null ? null : listed.nextDeadline().due();
    }

    private @Nullable Instant shownDue(ListedCase listed) {
        return listed.number().value().startsWith("C-77")
                ? of(listed.number().value()).due()
                : due(listed);
    }

    private Made of(String number) {
        return made.get(Integer.parseInt(number.substring(4)));
    }

    private CaseFilter read(Authentication login, Map<String, String> asked) {
        return filters.read(asked, login.getName());
    }

    private static Map<String, String> question(Random random) {
        var asked = new HashMap<String, String>();
        var may = Map.<String, List<String>>of(
                "q",
                        List.of(
                                "export",
                                "EXP",
                                "muller",
                                "lodz sto",
                                "cafe tim",
                                "acme export",
                                "32",
                                "0X80",
                                "rechnungs",
                                "zzz 32"),
                "status", List.of("open", "resolved", "closed", "open,resolved", "open, closed"),
                "priority", List.of("P1", "p2,none", "none", "P1,P2,P3"),
                "team", List.of("engineering", "none", "support-agent,none"),
                "accountable", List.of("me", "mara,vera", "none"),
                "responsible", List.of("none", "sam,none", "me"),
                "account", List.of("list-acme", "list-cafe,list-muller"),
                "escalated", List.of("true", "false"),
                "dueBefore",
                        List.of(NOW.toString(), NOW.plus(Duration.ofHours(5)).toString()));
        may.forEach((name, values) -> {
            if (random.nextInt(5) == 0) {
                asked.put(name, values.get(random.nextInt(values.size())));
            }
        });
        return asked;
    }

    private static boolean isEngineersOrElis(Made one) {
        return "engineering".equals(one.team())
                || "engineering".equals(one.ownTeam())
                || "eli".equals(one.accountable())
                || "eli".equals(one.responsible());
    }

    private static Predicate<Made> fits(Map<String, String> asked) {
        return one -> has(asked, "status", one.status().toLowerCase(Locale.ROOT))
                && hasOrNone(asked, "priority", one.priority())
                && hasOrNone(asked, "team", one.team())
                && hasOrNone(asked, "accountable", one.accountable())
                && hasOrNone(asked, "responsible", one.responsible())
                && has(asked, "account", one.account())
                && asked.getOrDefault("escalated", "" + one.escalated()).equals("" + one.escalated())
                && (!asked.containsKey("dueBefore")
                        || one.closedAt() == null
                                && one.due() != null
                                && one.due().isBefore(Instant.parse(asked.get("dueBefore"))))
                && hasWords(one, asked.get("q"));
    }

    private static boolean hasWords(Made one, @Nullable String q) {
        var words = words(one.subject() + " " + one.description() + " " + one.accountName());
        return q == null || words(q).stream().allMatch(word -> words.stream().anyMatch(said -> said.startsWith(word)));
    }

    private static List<String> words(String text) {
        var folded = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .replace("ł", "l");
        return Arrays.stream(folded.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean has(Map<String, String> asked, String name, @Nullable String value) {
        return !asked.containsKey(name)
                || value != null && values(asked, name).contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean hasOrNone(Map<String, String> asked, String name, @Nullable String value) {
        return has(asked, name, value) || value == null && values(asked, name).contains("none");
    }

    private static Set<String> values(Map<String, String> asked, String name) {
        return Set.copyOf(Arrays.stream(asked.get(name).split(","))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    private static Comparator<Made> order() {
        Function<Made, Long> place = one -> one.closedAt() != null
                ? -one.closedAt().toEpochMilli()
                : one.due() == null ? Long.MAX_VALUE : one.due().toEpochMilli();
        return Comparator.<Made, Boolean>comparing(one -> one.closedAt() != null)
                .thenComparing(place)
                .thenComparing(Made::number);
    }

    private static Authentication login(String person, String... groups) {
        return UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(groups));
    }
}
