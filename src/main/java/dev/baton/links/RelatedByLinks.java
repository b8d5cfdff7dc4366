package dev.baton.links;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.RelatedCases;
import java.util.List;
import org.springframework.stereotype.Component;

/** Those that somebody linked, and duplicates. */
@Component
class RelatedByLinks implements RelatedCases {

    private final LinkCases links;

    RelatedByLinks(LinkCases links) {
        this.links = links;
    }

    @Override
    public List<CaseNumber> of(CaseNumber number) {
        return links.of(number).stream().map(CaseLink::number).toList();
    }
}
