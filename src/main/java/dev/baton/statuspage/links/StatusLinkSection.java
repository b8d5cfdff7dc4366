package dev.baton.statuspage.links;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** The links on the page of the case. Whoever may not write to the customer does not get to see them: whoever has one may. */
@Component
@Order(21)
class StatusLinkSection implements CaseSection {

    private final StatusLinks links;
    private final PublicAddress address;
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rules;

    StatusLinkSection(StatusLinks links, PublicAddress address, ObjectProvider<WebInvocationPrivilegeEvaluator> rules) {
        this.links = links;
        this.address = address;
        this.rules = rules;
    }

    /** @param url null where it cannot be told, or not to who looks */
    record Row(
            @Nullable String url,
            @Nullable String by,
            Instant made,
            Instant ends,
            @Nullable Instant opened) {}

    record Shown(Case subject, boolean allowed, List<Row> rows) {}

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "statuspage/links";
    }

    @Override
    public Shown content(Case subject) {
        var allowed = mayMake(subject);
        return new Shown(
                subject,
                allowed,
                links.current(subject.number()).stream()
                        .map(link -> row(link, allowed))
                        .toList());
    }

    private boolean mayMake(Case subject) {
        return rules.getObject()
                .isAllowed(
                        null,
                        "/cases/%s/status-link".formatted(subject.number()),
                        "POST",
                        SecurityContextHolder.getContext().getAuthentication());
    }

    private Row row(StatusLink link, boolean allowed) {
        var url = allowed
                ? links.again(link).map(told -> address.here(told.token())).orElse(null)
                : null;
        return new Row(url, link.madeBy(), link.madeAt(), links.ends(link), link.openedAt());
    }
}
