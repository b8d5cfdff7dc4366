package dev.baton.evaluation;

import java.nio.file.Path;

class DirectoryNotOurs extends RuntimeException {

    DirectoryNotOurs(Path path) {
        super("%s belongs to another user than the one who runs Baton."
                .formatted(path.toAbsolutePath().normalize()));
    }
}
