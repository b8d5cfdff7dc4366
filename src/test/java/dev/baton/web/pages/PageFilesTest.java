package dev.baton.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path VENDOR = RESOURCES.resolve("static/baton/vendor");
    private static final Set<String> LICENCES = Set.of("Apache-2.0", "MIT", "0BSD", "MIT with watermark");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[}(]");

    @Test
    void filesOfOthersAreAsTheyWerePublished() throws Exception {
        var written = Files.readString(VENDOR.resolve("README.md"));
        for (var file : files(VENDOR, "")) {
            if (!file.endsWith("README.md")) {
                var hash = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
                assertThat(written.lines()
                                .filter(line -> line.contains("`" + file.getFileName() + "`"))
                                .toList())
                        .as(file.toString())
                        .singleElement()
                        .asString()
                        .contains(hash);
            }
        }
    }

    @Test
    void filesOfOthersHaveALicenceThatIsAllowed() throws Exception {
        assertThat(Files.readString(VENDOR.resolve("README.md")).lines().filter(line -> line.startsWith("| `")))
                .hasSizeGreaterThan(5)
                .allMatch(line -> LICENCES.contains(line.split("\\|")[4].strip()));
    }

    @Test
    void everythingSaidIsSaidInBothLanguages() throws Exception {
        for (var english : bundles()) {
            var german = Path.of(english.toString().replace(".properties", "_de.properties"));
            assertThat(words(german).stringPropertyNames())
                    .as(german.toString())
                    .isEqualTo(words(english).stringPropertyNames());
            words(german)
                    .forEach((key, text) ->
                            assertThat((String) text).as((String) key).isNotBlank());
        }
    }

    @Test
    void everyWordATemplateNamesIsThere() throws Exception {
        var known = new TreeSet<String>();
        for (var bundle : bundles()) {
            known.addAll(words(bundle).stringPropertyNames());
        }
        var missing = new TreeSet<String>();
        for (var template : files(RESOURCES.resolve("templates"), ".html")) {
            KEY.matcher(Files.readString(template)).results().forEach(found -> {
                if (!known.contains(found.group(1))) {
                    missing.add(found.group(1) + " in " + template.getFileName());
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRoomWithWordsIsNamed() throws Exception {
        var named = Files.readString(RESOURCES.resolve("application.yaml"));
        for (var bundle : bundles()) {
            assertThat(named)
                    .contains("messages/" + bundle.getFileName().toString().replace(".properties", ""));
        }
    }

    @Test
    void noPageRepeatsTheHeadOfAnother() throws Exception {
        for (var template : files(RESOURCES.resolve("templates"), ".html")) {
            if (!template.endsWith("layout.html")) {
                assertThat(Files.readString(template))
                        .as(template.toString())
                        .doesNotContain("<link ", " style=", "<style");
            }
        }
    }

    private static List<Path> bundles() {
        return files(RESOURCES.resolve("messages"), ".properties").stream()
                .filter(file -> !file.toString().endsWith("_de.properties"))
                .toList();
    }

    private static Properties words(Path file) throws IOException {
        var words = new Properties();
        try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
