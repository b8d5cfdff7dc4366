package dev.baton.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was said on a case, by the customer, to the customer and among ourselves. */
@Component
public class Conversation {

    /** Before Baton's own number of a message: the id under which another system may hand it back. */
    public static final String OWN_ID = "baton-";

    /** The case and what was merged into it, through all merges. */
    private static final String WITH_DUPLICATES = """
            with recursive part (number) as (
              select ?::text
              union select c.number from support_case c join part on c.merged_into = part.number)
            """;

    private static final Pattern OWN = Pattern.compile(OWN_ID + "(\\d{1,18})");

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final PromisedWord promised;
    private final Clock clock;

    Conversation(JdbcClient jdbc, CaseFile caseFile, PromisedWord promised, Clock clock) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.promised = promised;
        this.clock = clock;
    }

    /** The message on its case; {@code created} is false where it had been there before. */
    public record Added(long id, boolean created) {}

    /**
     * When the customer hears next, as they are told with a reply.
     *
     * @param at the hour
     * @param moves whether the reply is not yet what was promised, and only tells a later hour for it
     */
    public record NextWord(Instant at, boolean moves) {}

    @Transactional
    public void add(CaseNumber number, Direction direction, boolean automatic, @Nullable String author, String text) {
        add(number, NewMessage.said(direction, automatic, author, text));
    }

    /**
     * Puts the message on the case, once: the same {@code (source, externalId)} again, also at the same instant, and a message
     * of Baton's own that comes back under its own id find the one that is there.
     *
     * @throws Refusal where it is said to have happened at an unbelievable time
     */
    @Transactional
    public Added add(CaseNumber number, NewMessage message) {
        return add(number, message, null);
    }

    /**
     * The same, of a reply that says when the customer hears next.
     *
     * @throws Refusal where nothing can be promised for that hour, or with such a message; what is there already is not asked again
     */
    @Transactional
    public Added add(CaseNumber number, NewMessage message, @Nullable NextWord next) {
        return add(number, message, false, next);
    }

    /** The last that the customer is told before the case is signed off: it keeps what was promised and promises nothing. */
    @Transactional
    public void addLast(CaseNumber number, @Nullable String author, String text) {
        add(number, NewMessage.said(Direction.OUTBOUND, false, author, text), true, null);
    }

    private Added add(CaseNumber number, NewMessage message, boolean last, @Nullable NextWord next) {
        var now = clock.instant();
        var happenedAt = message.happenedAt(now, reportedAt(caseFile.getForChange(number)));
        return find(number, message).map(id -> new Added(id, false)).orElseGet(() -> {
            var stated = next == null ? null : stated(number, message, next);
            var said = keep(number, message, now, happenedAt);
            caseFile.record(new CaseEvent.ActivityRecorded(number, said, last, stated));
            return new Added(said.id(), true);
        });
    }

    private NextWord stated(CaseNumber number, NewMessage message, NextWord next) {
        if (message.direction() != Direction.OUTBOUND || message.automatic()) {
            throw new Refusal("nextUpdate", "belongs to a reply to the customer; leave it out here");
        }
        return new NextWord(promised.promisable(number, next), next.moves());
    }

    /**
     * Puts other words in the place of a message's, because its source took them back. The words before are gone.
     *
     * @return whether the source has said such a message here
     */
    @Transactional
    public boolean replace(CaseNumber number, String source, String externalId, String text) {
        caseFile.lock(number);
        replaceDescription(number, source, externalId, text);
        return correct(number, source, externalId, "text = ?", text, id -> new CaseEvent.MessageReplaced(number, id));
    }

    /** A message the source made private is ours to know only. What clocks made of it when it was public stays. */
    @Transactional
    public boolean makeInternal(CaseNumber number, String source, String externalId) {
        return correct(
                number,
                source,
                externalId,
                "direction = ?",
                Direction.INTERNAL.name(),
                id -> new CaseEvent.MessageMadePrivate(number, id));
    }

    /** The first words of a follow-up case are its description as well. */
    private void replaceDescription(CaseNumber number, String source, String externalId, String text) {
        jdbc.sql("""
                update support_case set description = ? from interaction
                where number = ? and case_number = number and interaction.source = ? and interaction.external_id = ?
                  and description = text
                """).params(text, number.value(), source, externalId).update();
        caseFile.forget(number);
    }

    private boolean correct(
            CaseNumber number,
            String source,
            String externalId,
            String change,
            String value,
            LongFunction<CaseEvent> event) {
        caseFile.lock(number);
        var id = jdbc.sql("update interaction set " + change
                        + " where case_number = ? and source = ? and external_id = ? returning id")
                .params(value, number.value(), source, externalId)
                .query(Long.class)
                .optional();
        id.ifPresent(found -> caseFile.record(event.apply(found)));
        return id.isPresent();
    }

    /**
     * The whole of it, in the order in which it was said, with what was said on its duplicates. For programs that need each word;
     * a page shows {@link #latest}.
     */
    public List<Interaction> of(CaseNumber number) {
        return jdbc.sql(WITH_DUPLICATES + """
                select interaction.* from interaction join part on part.number = case_number order by happened_at, id
                """)
                .param(number.value())
                .query(Interaction.class)
                .list();
    }

    /**
     * The latest that was said, on the case and its duplicates, in the order in which it was said.
     *
     * @param most how many at most
     * @param skip how many later ones to leave out
     */
    public List<Interaction> latest(CaseNumber number, int most, int skip) {
        return jdbc.sql(WITH_DUPLICATES + """
                select * from (
                  select said.* from part cross join lateral (
                    select * from interaction where case_number = part.number order by happened_at desc, id desc limit ?) said
                  order by happened_at desc, id desc limit ? offset ?) latest
                order by happened_at, id
                """)
                .params(number.value(), most + skip, most, skip)
                .query(Interaction.class)
                .list();
    }

    /** How much people said after that instant, on the case itself; nothing where nobody did. */
    public Map<Direction, Integer> countSince(CaseNumber number, Instant since) {
        var counts = new EnumMap<Direction, Integer>(Direction.class);
        jdbc.sql("""
                select direction, count(*) as said from interaction
                where case_number = ? and happened_at > ? and not automatic group by direction
                """).params(number.value(), TimeFormat.stored(since)).query(row -> {
            counts.put(Direction.valueOf(row.getString("direction")), row.getInt("said"));
        });
        return counts;
    }

    /** When a human of ours last said something to the customer. */
    public Optional<Instant> lastReply(CaseNumber number) {
        return jdbc.sql("""
                select happened_at from interaction
                where case_number = ? and direction = 'OUTBOUND' and not automatic order by happened_at desc limit 1
                """)
                .param(number.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** When the customer last said something. */
    public Optional<Instant> lastWordOfTheCustomer(CaseNumber number) {
        return jdbc.sql("""
                select happened_at from interaction
                where case_number = ? and direction = 'INBOUND' and not automatic order by happened_at desc limit 1
                """)
                .param(number.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** When the customer first said something after that instant. */
    public Optional<Instant> nextWordOfTheCustomer(CaseNumber number, Instant after) {
        return jdbc.sql("""
                select happened_at from interaction
                where case_number = ? and direction = 'INBOUND' and not automatic and happened_at > ?
                order by happened_at limit 1
                """)
                .params(number.value(), TimeFormat.stored(after))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** A follow-up goes on from a case that was there long before it. */
    private Instant reportedAt(Case subject) {
        return subject.followUpOf() == null ? subject.reportedAt() : reportedAt(caseFile.get(subject.followUpOf()));
    }

    /** The message where it is on the case already. */
    public Optional<Long> find(CaseNumber number, NewMessage message) {
        if (message.externalId() == null) {
            return Optional.empty();
        }
        var own = OWN.matcher(message.externalId());
        var query = own.matches()
                ? jdbc.sql("select id from interaction where case_number = ? and id = ?")
                        .params(number.value(), Long.valueOf(own.group(1)))
                : jdbc.sql("select id from interaction where case_number = ? and source = ? and external_id = ?")
                        .params(number.value(), message.source(), message.externalId());
        return query.query(Long.class).optional();
    }

    private Interaction keep(CaseNumber number, NewMessage message, Instant now, Instant happenedAt) {
        return jdbc.sql("""
                insert into interaction (case_number, at, happened_at, direction, automatic, author, text, source, external_id)
                values (:caseNumber, :at, :happenedAt, :direction, :automatic, :author, :text, :source, :externalId)
                returning *
                """)
                .param("caseNumber", number.value())
                .param("at", TimeFormat.stored(now))
                .param("happenedAt", TimeFormat.stored(happenedAt))
                .param("direction", message.direction().name())
                .param("automatic", message.automatic())
                .param("author", message.author())
                .param("text", message.text())
                .param("source", message.externalId() == null ? null : message.source())
                .param("externalId", message.externalId())
                .query(Interaction.class)
                .single();
    }
}
