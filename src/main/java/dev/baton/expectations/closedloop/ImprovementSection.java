package dev.baton.expectations.closedloop;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** You said, we did: on each case that has part in it. */
@Component
@Order(65)
class ImprovementSection implements CaseSection {

    private final ImprovementBooks books;
    private final TellImprovements tell;
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rules;

    ImprovementSection(
            ImprovementBooks books, TellImprovements tell, ObjectProvider<WebInvocationPrivilegeEvaluator> rules) {
        this.books = books;
        this.tell = tell;
        this.rules = rules;
    }

    /** @param prepared what the customer of this case would be told; null where that is decided */
    record Row(Improvement made, @Nullable String prepared) {

        public @Nullable String state() {
            return made.stateLabel();
        }
    }

    /** @param mayAct whether whoever looks may say what was changed, and send it */
    record Content(Case subject, List<Row> rows, boolean mayAct) {}

    @Override
    public String template() {
        return "expectations/improvements";
    }

    @Override
    public Content content(Case subject) {
        var made = books.of(subject.number());
        var prepared = tell.prepared(
                subject, made.stream().filter(Improvement::isWaiting).toList());
        return new Content(
                subject,
                made.stream().map(one -> new Row(one, prepared.get(one.id()))).toList(),
                mayAct(subject));
    }

    private boolean mayAct(Case subject) {
        return rules.getObject()
                .isAllowed(
                        null,
                        "/cases/%s/improvements".formatted(subject.number()),
                        "POST",
                        SecurityContextHolder.getContext().getAuthentication());
    }
}
