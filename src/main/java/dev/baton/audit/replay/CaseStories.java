package dev.baton.audit.replay;

import dev.baton.audit.search.EntryRows;
import dev.baton.audit.search.Reader;
import dev.baton.audit.search.Telling;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.UnknownCase;
import org.springframework.stereotype.Component;

/** Reads the stories of cases from the log. */
@Component
public class CaseStories {

    private final EntryRows rows;
    private final Telling telling;

    CaseStories(EntryRows rows, Telling telling) {
        this.rows = rows;
        this.telling = telling;
    }

    /**
     * At most two SQL statements.
     *
     * @throws UnknownCase where the log knows of no such case
     */
    public CaseStory of(CaseNumber number, Reader reader) {
        var entries = telling.tellWithEvents(rows.ofCase(number.value()), reader);
        if (entries.isEmpty()) {
            throw new UnknownCase(number.value());
        }
        return new CaseStory(entries);
    }
}
