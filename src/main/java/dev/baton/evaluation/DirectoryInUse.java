package dev.baton.evaluation;

import java.nio.file.Path;

class DirectoryInUse extends RuntimeException {

    DirectoryInUse(Path directory) {
        super(
                "Another Baton is using %s. Stop it, or start this one with another directory: --baton.database.directory=…"
                        .formatted(directory.toAbsolutePath().normalize()));
    }
}
