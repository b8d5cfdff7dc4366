package dev.baton;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same against a Baton that runs already, its timers included: {@code -Dbaton.replay.url=http://localhost:8080}. */
@EnabledIfSystemProperty(named = RunningBatonReplayTest.URL, matches = ".+")
class RunningBatonReplayTest extends IncidentLogPromises {

    static final String URL = "baton.replay.url";

    @Override
    String url() {
        return System.getProperty(URL);
    }
}
