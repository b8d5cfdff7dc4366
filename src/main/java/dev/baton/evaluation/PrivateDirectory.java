package dev.baton.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** A directory that only the user who runs Baton can look into, with nothing in it that another user has put there. */
record PrivateDirectory(Path path) {

    private static final String OWNER_ONLY = "rwx------";

    /** @throws DirectoryNotOurs if it, or something in it, is another user's */
    static PrivateDirectory own(Path path) throws IOException {
        Files.createDirectories(path);
        var directory = new PrivateDirectory(path.toRealPath());
        directory.checkOwners();
        directory.close();
        return directory;
    }

    /** Nobody but its owner may look into it. */
    void close() throws IOException {
        if (knowsOwners()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }

    /** Keeps a text that nobody else may read, whole or not at all. */
    void keep(String name, String text) throws IOException {
        var file = Files.createTempFile(path, name, ".new");
        Files.writeString(file, text);
        Files.move(file, path.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private void checkOwners() throws IOException {
        if (!knowsOwners()) {
            return;
        }
        var own = Files.createTempFile(path, "baton", ".owner");
        var us = Files.getOwner(own);
        Files.delete(own);
        if (!us.equals(Files.getOwner(path))) {
            throw new DirectoryNotOurs(path);
        }
        try (var files = Files.walk(path)) {
            files.filter(file -> !isOf(us, file)).findAny().ifPresent(foreign -> {
                throw new DirectoryNotOurs(foreign);
            });
        }
    }

    private static boolean isOf(UserPrincipal us, Path file) {
        try {
            return us.equals(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException unknown) {
            return false;
        }
    }

    private boolean knowsOwners() throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
