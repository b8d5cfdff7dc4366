package dev.baton.links;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(12)
class LinksSection implements CaseSection {

    private final LinkCases linkCases;

    LinksSection(LinkCases linkCases) {
        this.linkCases = linkCases;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "links/links";
    }

    @Override
    public List<CaseLink> content(Case subject) {
        return linkCases.of(subject.number());
    }
}
