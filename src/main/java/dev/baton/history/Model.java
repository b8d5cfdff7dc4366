package dev.baton.history;

import java.time.Instant;
import java.util.List;

/**
 * A model and its versions.
 *
 * @param name the newest version's, or the key where it has none
 * @param versions the newest first
 */
public record Model(String key, String name, List<Version> versions) {

    /** @param definition its id in the engine */
    public record Version(String definition, String key, int number, String name, Instant deployed) {}

    /** @param number of a version, as text */
    public boolean has(String number) {
        return versions.stream().anyMatch(version -> number.equals(Integer.toString(version.number())));
    }

    public Version newest() {
        return versions.get(0);
    }
}
