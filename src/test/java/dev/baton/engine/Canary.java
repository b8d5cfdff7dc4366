package dev.baton.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sings when an expression gets as far as making a Java object of its choice and calling it. */
public class Canary {

    private static final Set<String> SONGS = ConcurrentHashMap.newKeySet();

    /** The attack, recognisable by its song. */
    public static String attack(String song) {
        return "${''.getClass().forName('%s').newInstance().sing('%s')}".formatted(Canary.class.getName(), song);
    }

    public static boolean sang(String song) {
        return SONGS.contains(song);
    }

    public boolean sing(String song) {
        return SONGS.add(song);
    }
}
