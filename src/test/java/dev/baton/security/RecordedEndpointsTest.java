package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.casefile.CaseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every endpoint that changes something leaves an entry in the log, or it is said why not. */
@BatonTest
class RecordedEndpointsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PUBLISHED =
            Pattern.compile("(?:Deed|EngineChange)\\s*\\.of\\(\\s*(?:\\w+ \\? )?\"(\\w+)\"(?: : \"(\\w+)\")?");
    private static final Pattern TOLD = Pattern.compile("^\\| `(\\w+)`", Pattern.MULTILINE);

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    private record Line(String method, String path, PathPattern pattern, String kept) {

        static Line of(String line) {
            var parts = line.split(" \\| ", 2);
            var endpoint = parts[0].split(" ");
            return new Line(
                    endpoint[0], endpoint[1], PathPatternParser.defaultInstance.parse(endpoint[1]), parts[1].strip());
        }

        boolean fits(String endpoint) {
            var words = endpoint.split(" ");
            return method.equals("ANY")
                    ? pattern.matches(PathContainer.parsePath(words[1].replaceAll("[{}]", "")))
                    : method.equals(words[0]) && path.equals(words[1]);
        }

        Stream<String> kinds() {
            return kept.startsWith("-") ? Stream.of() : Arrays.stream(kept.split(" "));
        }
    }

    @Test
    void everyEndpointThatChangesSomethingSaysWhatItLeaves() throws IOException {
        var lines = lines();

        assertThat(endpoints())
                .filteredOn(endpoint -> lines.stream().noneMatch(line -> line.fits(endpoint)))
                .isEmpty();
    }

    @Test
    void everyLineHasAnEndpointAndAReasonOrKindsThatThereAre() throws IOException {
        var endpoints = endpoints();
        var known = new TreeSet<>(told());
        Arrays.stream(CaseEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .forEach(known::add);

        assertThat(lines())
                .allSatisfy(line -> assertThat(line.kinds()).isSubsetOf(known))
                .allSatisfy(line -> assertThat(line.kept()).matches("- .{10,}|\\w.*"))
                .filteredOn(line -> !line.path().startsWith("/camunda/"))
                .allMatch(line -> endpoints.stream().anyMatch(line::fits));
    }

    /** The table of the document has every kind that is published, and none that is not. */
    @Test
    void everyKindStandsInTheDocument() throws IOException {
        assertThat(told()).containsExactlyInAnyOrderElementsOf(published());
    }

    private static Set<String> told() throws IOException {
        return TOLD.matcher(recorded())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String recorded() throws IOException {
        var page = Files.readString(Path.of("docs/audit.md"));
        var begin = page.indexOf("## What is recorded");
        return page.substring(begin, page.indexOf("\n## ", begin + 1));
    }

    /** As literals; those that are put together of two parts are named here. */
    private static Set<String> published() throws IOException {
        var kinds = new TreeSet<>(Set.of(
                "GroupMade",
                "GroupChanged",
                "GroupDeleted",
                "UserDeleted",
                "MembershipMade",
                "MembershipDeleted",
                "PermissionChanged",
                "FilterChanged",
                "DeploymentDeleted",
                "EngineOperation",
                "PersonNamed",
                // By a name that is a parameter.
                "AbsenceMade",
                "AbsenceEnded",
                "AccountWatched",
                "AccountWatchEnded",
                "EndpointMade",
                "EndpointChanged",
                "HumanAddressAdded",
                "HumanAddressRemoved",
                "StepTicked",
                "StepTakenBack"));
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                PUBLISHED
                        .matcher(Files.readString(file))
                        .results()
                        .flatMap(RecordedEndpointsTest::groups)
                        .forEach(kinds::add);
            }
        }
        return kinds;
    }

    private static Stream<String> groups(MatchResult found) {
        return Stream.of(Optional.ofNullable(found.group(1)), Optional.ofNullable(found.group(2)))
                .flatMap(Optional::stream);
    }

    private static List<Line> lines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/audit/endpoints.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Line::of)
                .toList();
    }

    private Set<String> endpoints() {
        var endpoints = new LinkedHashSet<String>();
        mappings.forEach(
                mapping -> mapping.getHandlerMethods().keySet().forEach(info -> of(info).forEach(endpoints::add)));
        EngineApi.operations().stream()
                .filter(operation -> !Set.of("GET", "OPTIONS", "HEAD").contains(operation.method()))
                .forEach(operation -> endpoints.add(operation.method() + " /engine-rest" + operation.path()));
        return endpoints;
    }

    private static Stream<String> of(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .filter(method -> !Set.of("GET", "OPTIONS", "HEAD").contains(method))
                .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path));
    }
}
