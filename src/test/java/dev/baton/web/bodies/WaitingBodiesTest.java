package dev.baton.web.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever comes when all places are taken gets that of one, however often they look. */
class WaitingBodiesTest {

    @Test
    void oneNewcomerTakesThePlaceOfOne() {
        var waiting = new WaitingBodies();
        var places = IntStream.range(0, WaitingBodies.OF_NOBODY)
                .mapToObj(i -> waiting.take())
                .toList();

        IntStream.range(0, 100).forEach(look -> assertThat(waiting.take()).isNull());
        assertThat(places).filteredOn(WaitingBodies.Place::isLost).containsExactly(places.get(0));

        places.get(0).close();
        assertThat(waiting.take()).isNotNull();
    }
}
