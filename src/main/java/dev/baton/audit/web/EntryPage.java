package dev.baton.audit.web;

import dev.baton.audit.export.Proved;
import dev.baton.audit.search.EntryRows;
import dev.baton.audit.search.ReadersOfLog;
import dev.baton.audit.search.Telling;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One entry: what it says, as it was hashed, and what proves it. */
@Controller
class EntryPage {

    private final EntryRows rows;
    private final Telling telling;
    private final ReadersOfLog readers;
    private final Sentences sentences;
    private final Proved proved;

    EntryPage(EntryRows rows, Telling telling, ReadersOfLog readers, Sentences sentences, Proved proved) {
        this.rows = rows;
        this.telling = telling;
        this.readers = readers;
        this.sentences = sentences;
        this.proved = proved;
    }

    /** 404 where there is none. */
    @GetMapping("/audit/entries/{entry}")
    String show(@PathVariable long entry, Authentication login, Locale language, Model page) {
        var row = rows.of(List.of(entry)).stream()
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var found = telling.tell(List.of(row), readers.of(login)).get(0);
        page.addAttribute("shown", sentences.show(found, language));
        page.addAttribute("raw", Objects.requireNonNull(row.body()));
        try {
            page.addAttribute("proof", proved.of(entry));
        } catch (ErrorResponseException unproved) {
            page.addAttribute("unproved", unproved.getBody().getDetail());
        }
        return "audit/entry";
    }
}
