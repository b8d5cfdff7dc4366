package dev.baton.models.accepted;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The program that judges models. It is another one when a class, a library or a resource is another one: a version number
 * says too little, because builds in between share it.
 */
final class Program {

    private Program() {}

    /** Of this Java and all that is on its class path. */
    static String fingerprint() {
        return fingerprint(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    }

    static String fingerprint(List<String> classPath) {
        var digest = new Digest().add(System.getProperty("java.vm.version"));
        classPath.stream().map(Path::of).forEach(entry -> add(entry, digest));
        return digest.value();
    }

    private static void add(Path entry, Digest digest) {
        digest.add(entry.getFileName().toString());
        try {
            if (Files.isDirectory(entry)) {
                addFiles(entry, digest);
            } else if (Files.exists(entry)) {
                addEntries(entry, digest);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + entry + ", which is on the class path", unreadable);
        }
    }

    private static void addFiles(Path directory, Digest digest) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                digest.add("%s %d %s"
                        .formatted(directory.relativize(file), attributes.size(), attributes.lastModifiedTime()));
            }
        }
    }

    /** A jar in which Baton lies names its libraries, inside or in its manifest. */
    private static void addEntries(Path jar, Digest digest) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            Collections.list(zip.entries()).stream()
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .forEach(file -> digest.add("%s %d".formatted(file.getName(), file.getCrc())));
        }
    }
}
