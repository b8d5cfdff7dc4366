package dev.baton.models.accepted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another build is another program, also where its version, its size and its time are the same. */
class ProgramTest {

    private static final FileTime BUILT = FileTime.fromMillis(1_800_000_000_000L);

    @TempDir
    private Path folder;

    @Test
    void aJarIsTheSameWhereverItLiesAndAnotherWithAnotherClass() throws IOException {
        var jar = fingerprint(jar("here", "one"));

        assertThat(fingerprint(jar("there", "one"))).isEqualTo(jar).hasSize(64);
        assertThat(fingerprint(jar("here", "two"))).isNotEqualTo(jar);
    }

    @Test
    void classesThatWereCompiledAgainAreAnotherProgram() throws IOException {
        var file = Files.writeString(
                Files.createDirectories(folder.resolve("classes")).resolve("A.class"), "one");
        Files.setLastModifiedTime(file, BUILT);
        var classes = fingerprint(file.getParent());
        assertThat(fingerprint(file.getParent())).isEqualTo(classes);

        Files.setLastModifiedTime(file, FileTime.fromMillis(BUILT.toMillis() + 1));

        assertThat(fingerprint(file.getParent())).isNotEqualTo(classes);
    }

    @Test
    void aLibraryMoreIsAnotherProgramAndOneThatIsNotThereIsNone() throws IOException {
        var jar = jar("here", "one");

        assertThat(Program.fingerprint(
                        List.of(jar.toString(), folder.resolve("gone.jar").toString())))
                .isNotEqualTo(fingerprint(jar));
    }

    @Test
    void theRunningProgramHasOne() {
        assertThat(Program.fingerprint()).isEqualTo(Program.fingerprint()).hasSize(64);
    }

    private static String fingerprint(Path entry) {
        return Program.fingerprint(List.of(entry.toString()));
    }

    private Path jar(String directory, String content) throws IOException {
        var jar = Files.createDirectories(folder.resolve(directory)).resolve("baton.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            var entry = new ZipEntry("A.class");
            entry.setLastModifiedTime(BUILT);
            zip.putNextEntry(entry);
            zip.write(content.getBytes());
        }
        Files.setLastModifiedTime(jar, BUILT);
        return jar;
    }
}
