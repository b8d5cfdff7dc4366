package dev.baton.desk.board;

import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people keep of the board: their own views, and those others share. */
@Component
class BoardViews {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_FILTER = 2_000;
    private static final int MOST_EACH = 50;
    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    private final ApplicationEventPublisher events;

    BoardViews(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The own ones first, each by name. */
    List<BoardView> of(String person) {
        return jdbc.sql("""
                select id, owner, name, shared, filter from board_view where owner = :person or shared
                order by owner <> :person, lower(name), id limit :most
                """)
                .param("person", person)
                .param("most", MOST_SHOWN)
                .query(BoardView.class)
                .list();
    }

    /**
     * One after the other, so that nobody has more of them than they may.
     *
     * @throws Refusal where it cannot be kept under this name
     */
    @Transactional
    public void keep(String person, String name, boolean shared, String filter) {
        var problem = TextRules.problem(name, LONGEST_NAME, true);
        if (problem != null) {
            throw new Refusal("name", problem);
        }
        if (filter.length() > LONGEST_FILTER) {
            throw new Refusal("filter", "is too long to be kept; ask for less at once");
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtext('board_view'), hashtext(?))")
                .param(person)
                .query()
                .singleRow();
        if (count(person) >= MOST_EACH) {
            throw new Refusal("name", "is one too many: you keep %d views. Remove one first".formatted(MOST_EACH));
        }
        try {
            var id = jdbc.sql(
                            "insert into board_view (owner, name, shared, filter, made_at) values (?, ?, ?, ?, ?) returning id")
                    .params(person, name.strip(), shared, filter, TimeFormat.stored(clock.instant()))
                    .query(Long.class)
                    .single();
            events.publishEvent(Deed.of("BoardViewMade")
                    .by(person)
                    .about("view", String.valueOf(id))
                    .with("shared", shared)
                    .words("name", name.strip())
                    .words("filter", filter));
        } catch (DuplicateKeyException taken) {
            throw new Refusal("name", "is the name of another view of yours; choose one more");
        }
    }

    /** Nothing where it is somebody else's. */
    @Transactional
    public void remove(String person, long id) {
        var removed = jdbc.sql("delete from board_view where id = ? and owner = ?")
                .params(id, person)
                .update();
        if (removed > 0) {
            events.publishEvent(Deed.of("BoardViewRemoved").by(person).about("view", String.valueOf(id)));
        }
    }

    private int count(String person) {
        return jdbc.sql("select count(*) from board_view where owner = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }
}
