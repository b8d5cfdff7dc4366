package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.Yaml;

class ComposeFileTest {

    private static final Pattern REQUIRED = Pattern.compile("\\$\\{[A-Z_]+:\\?[^}]+}");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|BATON_ADMIN_USER).*");

    private final Map<String, Object> compose = read(Path.of("docker-compose.yml"));
    private final Map<String, Object> baton = service("baton");
    private final Map<String, Object> postgres = service("postgres");

    @Test
    void everySettingGivenToBatonIsOneItKnows() throws IOException {
        assertThat(environment(baton).keySet())
                .contains("SPRING_DATASOURCE_URL", "BATON_ADMIN_PASSWORD")
                .isSubsetOf(knownSettings());
    }

    @Test
    void batonUsesTheDatabaseThatIsStartedWithIt() {
        var given = environment(postgres);
        assertThat(environment(baton))
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://postgres:5432/" + given.get("POSTGRES_DB"))
                .containsEntry("SPRING_DATASOURCE_USERNAME", given.get("POSTGRES_USER"))
                .containsEntry("SPRING_DATASOURCE_PASSWORD", given.get("POSTGRES_PASSWORD"));
    }

    @Test
    void nobodyStartsWithAPasswordFromThisFile() throws IOException {
        var secrets = map(compose.get("services")).keySet().stream()
                .flatMap(name -> environment(service(name)).entrySet().stream())
                .filter(entry -> SECRET.matcher(entry.getKey()).matches())
                .toList();
        assertThat(secrets)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(entry -> assertThat(entry.getValue()).asString().matches(REQUIRED));
        assertThat(Files.readString(Path.of("docker-compose.yml"))).doesNotContain(":-");
    }

    @Test
    void asManyBatonsRunAsAreAskedFor() {
        assertThat(baton).doesNotContainKeys("container_name", "volumes", "hostname", "network_mode", "env_file");
        assertThat(list(baton.get("ports"))).singleElement().asString().matches("\\d+-\\d+:" + port());
    }

    @Test
    void theDatabaseOutlivesItsContainer() {
        var volumes = list(postgres.get("volumes")).stream()
                .map(volume -> volume.toString().split(":"));
        assertThat(volumes).singleElement().satisfies(volume -> {
            assertThat(map(compose.get("volumes"))).containsKey(volume[0]);
            assertThat(volume[1]).isEqualTo("/var/lib/postgresql/data");
        });
    }

    @Test
    void batonWaitsForADatabaseThatAnswers() {
        assertThat(list(map(postgres.get("healthcheck")).get("test"))).contains("pg_isready");
        assertThat(map(map(baton.get("depends_on")).get("postgres"))).containsEntry("condition", "service_healthy");
    }

    @Test
    void theImageStartsTheJarThatIsBuilt() throws Exception {
        var jar = finalName() + ".jar";
        var entry = new ObjectMapper().readValue(instruction("ENTRYPOINT"), String[].class);
        assertThat(entry).startsWith("java").endsWith("-jar", "/app/" + jar);
        assertThat(instruction("COPY")).endsWith("/target/" + jar + " /app/" + jar);
    }

    @Test
    void withoutMemoryTheImageEndsRatherThanGoOnHalfDead() throws IOException {
        assertThat(instruction("ENTRYPOINT")).contains("-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=");
        assertThat(baton).containsEntry("restart", "unless-stopped");
    }

    @Test
    void theImageSaysWhetherItIsWell() throws IOException {
        assertThat(instruction("HEALTHCHECK")).contains("http://127.0.0.1:%s/actuator/health".formatted(port()));
    }

    @Test
    void theImageDoesNotRunAsRoot() throws IOException {
        assertThat(instruction("USER")).doesNotMatch("(root|0)\\b.*");
    }

    /** Of the last stage: the one that is run. */
    private static String instruction(String name) throws IOException {
        var lines = Files.readString(Path.of("Dockerfile"))
                .replaceAll("\\\\\\n\\s*", "")
                .lines();
        return lines.filter(line -> line.startsWith(name + " "))
                .reduce((first, last) -> last)
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private static String finalName() throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        return pom.getElementsByTagName("finalName").item(0).getTextContent();
    }

    private static Set<String> knownSettings() throws IOException {
        var documented = Collections.list(ComposeFileTest.class
                        .getClassLoader()
                        .getResources("META-INF/spring-configuration-metadata.json"))
                .stream()
                .flatMap(ComposeFileTest::settings);
        return Stream.concat(documented, ownSettings())
                .map(ComposeFileTest::asEnvironmentVariable)
                .collect(Collectors.toSet());
    }

    private static Stream<String> settings(URL metadata) {
        try {
            var properties = new ObjectMapper().readTree(metadata).path("properties");
            return StreamSupport.stream(properties.spliterator(), false)
                    .map(property -> property.path("name").asText());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Stream<String> ownSettings() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        return yaml.getObject().stringPropertyNames().stream();
    }

    /** As Spring Boot's relaxed binding reads it. */
    private static String asEnvironmentVariable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Object port() {
        return map(read(Path.of("src/main/resources/application.yaml")).get("server"))
                .get("port");
    }

    private Map<String, Object> service(String name) {
        return map(map(compose.get("services")).get(name));
    }

    private static Map<String, Object> environment(Map<String, Object> service) {
        return service.containsKey("environment") ? map(service.get("environment")) : Map.of();
    }

    private static Map<String, Object> read(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            return new Yaml().load(text);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }
}
