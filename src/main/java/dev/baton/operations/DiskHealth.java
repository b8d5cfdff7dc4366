package dev.baton.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Whether there is room where this node writes. Baton works all the same, and another node may share the disk, so that it is
 * degraded and not down; where the database needs the room and has none, that is seen there.
 */
@Component("diskHealthIndicator")
class DiskHealth implements HealthIndicator {

    private static final String DEGRADED = "DEGRADED";

    private final Path directory;
    private final DataSize low;

    DiskHealth(@Value("${baton.database.directory}") Path directory, @Value("${baton.disk.low}") DataSize low) {
        this.directory = directory.toAbsolutePath();
        this.low = low;
    }

    @Override
    public Health health() {
        var free = DataSize.ofBytes(place().toFile().getUsableSpace());
        var health = free.compareTo(low) < 0 ? Health.status(DEGRADED) : Health.up();
        return health.withDetail("freeMegabytes", free.toMegabytes()).build();
    }

    /** With a database elsewhere there is no such directory. */
    private Path place() {
        for (var place = directory; place != null; place = place.getParent()) {
            if (Files.isDirectory(place)) {
                return place;
            }
        }
        return Path.of("").toAbsolutePath();
    }
}
