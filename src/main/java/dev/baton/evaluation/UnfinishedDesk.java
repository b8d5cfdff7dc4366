package dev.baton.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A desk is prepared whole or not at all: while a file stands beside the database, nobody has worked in it yet, and the next start
 * begins with another one.
 *
 * @param directory of the embedded database
 */
public record UnfinishedDesk(Path directory) {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedDesk.class);

    private static final String MARK = "desk.unfinished";

    /** Whether a desk is to be prepared. */
    public boolean isThere() {
        return Files.exists(mark());
    }

    /** The desk is whole. */
    public void end() {
        try {
            Files.delete(mark());
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "%s cannot be deleted: the next start would take the desk for half prepared".formatted(mark()),
                    failure);
        }
    }

    /** Before there is a database. */
    void begin(boolean livedIn) throws IOException {
        if (livedIn) {
            Files.createFile(mark());
        }
    }

    /** What a start left behind that was stopped while it prepared the desk. */
    void discard(Path database) throws IOException {
        if (isThere()) {
            log.warn(
                    "The last start was stopped while it prepared the desk, before anybody could work; beginning anew.");
            FileSystemUtils.deleteRecursively(database);
            Files.delete(mark());
        }
    }

    private Path mark() {
        return directory.resolve(MARK);
    }
}
