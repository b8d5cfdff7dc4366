package dev.baton.evaluation;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs, as they come with Baton. What was unpacked by an earlier start is compared with the hashes that were
 * taken of it then, and unpacked anew where anything is different, missing or there besides.
 *
 * @param home where they are unpacked, into {@code PG-<digest>}
 */
record CheckedBinaries(PrivateDirectory home) implements PgBinaryResolver {

    private static final Logger log = LoggerFactory.getLogger(CheckedBinaries.class);

    private static final String PREFIX = "PG-";
    private static final String HASHES = "hashes";

    /** Written by the library that unpacks them. */
    private static final Set<String> MARKS = Set.of(".exists", "epg-lock");

    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            var packed = archive.readAllBytes();
            discardAllBut(home.path().resolve(PREFIX + hash("MD5", packed)));
            return new ByteArrayInputStream(packed);
        }
    }

    /** Where they are, once they are unpacked; their hashes are kept, and nobody else can write there. */
    Path programs() throws IOException {
        home.close();
        var unpacked = unpacked().get(0);
        if (!Files.exists(home.path().resolve(HASHES))) {
            home.keep(HASHES, hashes(unpacked));
        }
        return unpacked.resolve("bin");
    }

    private void discardAllBut(Path wanted) throws IOException {
        var hashes = home.path().resolve(HASHES);
        var known = Files.exists(hashes) ? Files.readString(hashes) : "";
        for (var directory : unpacked()) {
            if (!directory.equals(wanted) || !hashes(directory).equals(known)) {
                log.warn("The programs in {} are not those that come with this Baton; unpacking them anew.", directory);
                FileSystemUtils.deleteRecursively(directory);
                Files.deleteIfExists(hashes);
            }
        }
    }

    private List<Path> unpacked() throws IOException {
        try (var directories = Files.list(home.path())) {
            return directories
                    .filter(directory -> directory.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    /** A line for each file: its name and its hash, or where it leads. */
    private static String hashes(Path unpacked) throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(unpacked)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = unpacked.relativize(file).toString();
                if (Files.isSymbolicLink(file)) {
                    found.put(name, "to " + Files.readSymbolicLink(file));
                } else if (!Files.isDirectory(file) && !MARKS.contains(name)) {
                    found.put(name, hash("SHA-256", Files.readAllBytes(file)));
                }
            }
        }
        return found.entrySet().stream()
                .map(file -> "%s  %s".formatted(file.getValue(), file.getKey()))
                .collect(Collectors.joining("\n"));
    }

    private static String hash(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has " + algorithm, missing);
        }
    }
}
