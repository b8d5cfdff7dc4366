package dev.baton.kpi.numbers;

import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Boards: figures that people put together. */
public interface ChosenTiles {

    /** @param tiles ids of figures, in their order */
    record Board(long id, String owner, String name, boolean shared, List<String> tiles) {

        /** Those there still are. */
        public List<Kpi> kpis(Kpis all) {
            return tiles.stream().flatMap(id -> all.find(id).stream()).toList();
        }
    }

    /** The board with this id where it is theirs or shared; empty also for what is no id. */
    Optional<Board> of(@Nullable String id, Authentication login);

    /** The own ones first, each by name. */
    List<Board> all(Authentication login);
}
