package dev.baton;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;

@BatonTest
@DisabledIfSystemProperty(named = RunningBatonReplayTest.URL, matches = ".+")
class IncidentLogReplayTest extends IncidentLogPromises {

    @LocalServerPort
    private int port;

    @Override
    String url() {
        return "http://localhost:" + port;
    }
}
