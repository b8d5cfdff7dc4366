package dev.baton.kpi.boards;

import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.TimeFormat;
import dev.baton.kpi.numbers.ChosenTiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people put together: their own boards, and those that managers share. */
@Component
class NumberBoards implements ChosenTiles {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_EACH = 20;
    private static final int MOST_SHOWN = 100;
    private static final String ABOUT = "numberBoard";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NumberBoards(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Board> all(Authentication login) {
        return jdbc.sql("""
                select id, owner, name, shared, tiles from number_board where owner = :person or shared
                order by owner <> :person, lower(name), id limit :most
                """)
                .param("person", login.getName())
                .param("most", MOST_SHOWN)
                .query(NumberBoards::read)
                .list();
    }

    @Override
    public Optional<Board> of(@Nullable String id, Authentication login) {
        return id == null || !id.matches("\\d{1,18}")
                ? Optional.empty()
                : jdbc.sql("""
                        select id, owner, name, shared, tiles from number_board
                        where id = :id and (owner = :person or shared)
                        """)
                        .param("id", Long.parseLong(id))
                        .param("person", login.getName())
                        .query(NumberBoards::read)
                        .optional();
    }

    /**
     * One after the other, so that nobody has more of them than they may.
     *
     * @param id of an own board that becomes this; null for a new one, also where it is somebody else's
     * @return its id
     * @throws Refusal where it cannot be kept under this name
     */
    @Transactional
    public long keep(String person, @Nullable Long id, String name, boolean shared, List<String> tiles) {
        var problem = TextRules.problem(name, LONGEST_NAME, true);
        if (problem != null) {
            throw new Refusal("name", problem);
        }
        if (tiles.isEmpty()) {
            throw new Refusal("tiles", "are missing; give at least one figure a place");
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtext('number_board'), hashtext(?))")
                .param(person)
                .query()
                .singleRow();
        try {
            var kept = change(person, id, name.strip(), shared, tiles)
                    .orElseGet(() -> add(person, name.strip(), shared, tiles));
            events.publishEvent(Deed.of("NumberBoardKept")
                    .by(person)
                    .about(ABOUT, String.valueOf(kept))
                    .with("shared", shared)
                    .with("tiles", tiles)
                    .words("name", name.strip()));
            return kept;
        } catch (DuplicateKeyException taken) {
            throw new Refusal("name", "is the name of another board of yours; choose one more");
        }
    }

    /** Nothing where it is somebody else's. */
    @Transactional
    public void remove(String person, long id) {
        var removed = jdbc.sql("delete from number_board where id = ? and owner = ?")
                .params(id, person)
                .update();
        if (removed > 0) {
            events.publishEvent(Deed.of("NumberBoardRemoved").by(person).about(ABOUT, String.valueOf(id)));
        }
    }

    private Optional<Long> change(String person, @Nullable Long id, String name, boolean shared, List<String> tiles) {
        return id == null
                ? Optional.empty()
                : jdbc.sql(
                                "update number_board set name = ?, shared = ?, tiles = ? where id = ? and owner = ? returning id")
                        .params(name, shared, tiles.toArray(String[]::new), id, person)
                        .query(Long.class)
                        .optional();
    }

    private long add(String person, String name, boolean shared, List<String> tiles) {
        var many = jdbc.sql("select count(*) from number_board where owner = ?")
                .param(person)
                .query(Integer.class)
                .single();
        if (many >= MOST_EACH) {
            throw new Refusal("name", "is one too many: you keep %d boards. Remove one first".formatted(MOST_EACH));
        }
        return jdbc.sql(
                        "insert into number_board (owner, name, shared, tiles, made_at) values (?, ?, ?, ?, ?) returning id")
                .params(person, name, shared, tiles.toArray(String[]::new), TimeFormat.stored(clock.instant()))
                .query(Long.class)
                .single();
    }

    private static Board read(ResultSet row, int number) throws SQLException {
        return new Board(
                row.getLong("id"),
                row.getString("owner"),
                row.getString("name"),
                row.getBoolean("shared"),
                List.of((String[]) row.getArray("tiles").getArray()));
    }
}
