package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What Baton is made of: the bill of materials that is packed into the jar, and the list of what the build refuses. */
class SupplyChainTest {

    private static final Path BILL = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    /** By their SPDX ids. An artifact that may be had under several licences needs one of these. */
    private static final Set<String> ALLOWED_LICENCES =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "CC0-1.0", "EPL-2.0", "PostgreSQL");

    /** {@code group:name} to why its licence is fine all the same. */
    private static final Map<String, String> REVIEWED = Map.of(
            "org.bouncycastle:bcprov-jdk18on", "The Bouncy Castle Licence is the MIT licence under another name",
            "de.bwaldvogel:liblinear",
                    "The BSD License of its pom is BSD-3-Clause, as its file COPYRIGHT has three clauses",
            "com.samskivert:jmustache", "The (New) BSD License is BSD-3-Clause under another name");

    @Test
    void everythingInTheJarHasALicenceThatIsAllowed() throws IOException {
        var refused = components()
                .filter(component -> licences(component).noneMatch(ALLOWED_LICENCES::contains))
                .map(component -> name(component) + " " + component.path("licenses"))
                .filter(component -> REVIEWED.keySet().stream().noneMatch(component::startsWith))
                .toList();

        assertThat(refused).isEmpty();
    }

    @Test
    void theBillNamesTheEngineTheServerAndTheDriver() throws IOException {
        assertThat(components().map(SupplyChainTest::name))
                .contains(
                        "org.camunda.bpm:camunda-engine",
                        "org.apache.tomcat.embed:tomcat-embed-core",
                        "org.postgresql:postgresql")
                .doesNotContain("org.junit.jupiter:junit-jupiter-api");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theBuildRefusesEveryDeniedArtifactAndSaysWhy(@TempDir Path folder) throws Exception {
        var denied = denied();

        var said =
                enforce(folder, denied.values().stream().flatMap(List::stream).toList());

        assertThat(denied).hasSizeGreaterThan(15);
        assertThat(denied).allSatisfy((reason, artifacts) -> {
            assertThat(said).contains(reason);
            assertThat(artifacts).allSatisfy(artifact -> assertThat(said).contains(artifact));
        });
    }

    /** Runs the rules of the pom as if Baton used these artifacts and no others. */
    private static String enforce(Path folder, List<String> artifacts) throws Exception {
        var jar = Files.createFile(folder.resolve("any.jar"));
        var dependencies = artifacts.stream()
                .map(artifact -> dependency(artifact, jar))
                .collect(Collectors.joining("", "\n  <dependencies>", "\n  </dependencies>"));
        var pom = Files.readString(Path.of("pom.xml"))
                .replaceFirst("(?s)\\R  <dependencies>.*?\\R  </dependencies>", Matcher.quoteReplacement(dependencies));
        Files.writeString(folder.resolve("pom.xml"), pom);
        var log = folder.resolve("log").toFile();
        var maven = new ProcessBuilder(
                        "./mvnw", "-B", "-o", "-f", folder.toString(), "enforcer:enforce@denied-artifacts")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();
        var said = Files.readString(log.toPath());
        assertThat(maven.exitValue()).as(said).isNotZero();
        return said;
    }

    private static String dependency(String artifact, Path jar) {
        var parts = artifact.split(":");
        return """

                <dependency>
                  <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
                  <scope>system</scope><systemPath>%s</systemPath>
                </dependency>
                """.formatted(parts[0], parts[1], parts[3], jar);
    }

    /** The reasons in the pom, and for each pattern an artifact that it denies, the way Maven writes it. */
    private static Map<String, List<String>> denied() throws Exception {
        var pom = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        return elements(pom.getDocumentElement(), "bannedDependencies")
                .collect(Collectors.toMap(
                        rule -> elements(rule, "message")
                                .findFirst()
                                .orElseThrow()
                                .getTextContent(),
                        rule -> elements(rule, "exclude")
                                .map(Element::getTextContent)
                                .map(SupplyChainTest::example)
                                .toList()));
    }

    private static String example(String pattern) {
        var parts = pattern.split(":");
        var name = parts.length > 1 ? parts[1] : "any";
        return "%s:%s:jar:0.0.1".formatted(parts[0].replace("*", "any"), name.replace("*", "any"));
    }

    private static Stream<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements.stream();
    }

    private static Stream<JsonNode> components() throws IOException {
        return StreamSupport.stream(
                new ObjectMapper().readTree(BILL.toFile()).path("components").spliterator(), false);
    }

    private static String name(JsonNode component) {
        return component.path("group").asText() + ":" + component.path("name").asText();
    }

    private static Stream<String> licences(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(choice -> choice.path("license")
                        .path("id")
                        .asText(choice.path("expression").asText()));
    }
}
