package dev.baton.attachments;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of cases, in PostgreSQL in parts, so that one is nowhere in memory as a whole. */
@Component
public class StoredAttachments {

    private static final int PART = 512 * 1024;

    /** Of the case, and of what was merged into it. */
    private static final String SHOWN = """
            with recursive part (number) as (
              select ?::text
              union select c.number from support_case c join part on c.merged_into = part.number)
            select a.id, a.case_number as number, a.name, a.type, a.size, a.added_by as by, a.added_at as at
            from attachment a join part on part.number = a.case_number
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredAttachments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The oldest first. */
    public List<Attachment> of(CaseNumber number) {
        return jdbc.sql(SHOWN + "order by a.added_at, a.id")
                .param(number.value())
                .query(Attachment.class)
                .list();
    }

    Optional<Attachment> find(CaseNumber number, long id) {
        return jdbc.sql(SHOWN + "where a.id = ?")
                .params(number.value(), id)
                .query(Attachment.class)
                .optional();
    }

    /** The same file under the same name. */
    Optional<Attachment> find(CaseNumber number, SpooledFile file, String name) {
        return jdbc.sql(SHOWN + "where a.case_number = ? and a.sha256 = ? and a.name = ?")
                .params(number.value(), number.value(), file.hash(), name)
                .query(Attachment.class)
                .optional();
    }

    int count(CaseNumber number) {
        return jdbc.sql("select count(*) from attachment where case_number = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    Attachment keep(CaseNumber number, SpooledFile file, String name, String type, String by) throws IOException {
        var id = jdbc.sql("""
                insert into attachment (case_number, name, type, size, sha256, added_by, added_at)
                values (?, ?, ?, ?, ?, ?, ?) returning id
                """)
                .params(number.value(), name, type, file.size(), file.hash(), by, TimeFormat.stored(clock.instant()))
                .query(Long.class)
                .single();
        try (var content = Files.newInputStream(file.path())) {
            keepParts(id, content);
        }
        return find(number, id).orElseThrow();
    }

    private void keepParts(long id, InputStream content) throws IOException {
        var nth = 0;
        for (var bytes = content.readNBytes(PART); bytes.length > 0; bytes = content.readNBytes(PART)) {
            jdbc.sql("insert into attachment_part (attachment, nth, bytes) values (?, ?, ?)")
                    .params(id, nth++, bytes)
                    .update();
        }
    }

    /** Part by part, each read when the one before has gone out: whoever reads slowly holds no connection to the database. */
    void writeTo(OutputStream out, long id) throws IOException {
        var nth = 0;
        for (var part = part(id, nth); part.isPresent(); part = part(id, nth)) {
            out.write(part.get());
            nth++;
        }
    }

    private Optional<byte[]> part(long id, int nth) {
        return jdbc.sql("select bytes from attachment_part where attachment = ? and nth = ?")
                .params(id, nth)
                .query(byte[].class)
                .optional();
    }
}
