package dev.baton.expectations.closedloop;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ImprovementMade;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Improvements;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.RelatedCases;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class MakeImprovements implements Improvements {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"]+@[^\\s<>\"]+");

    private final ImprovementBooks books;
    private final CaseFile caseFile;
    private final Accounts accounts;
    private final RelatedCases related;
    private final Notices notices;
    private final ApplicationEventPublisher events;

    MakeImprovements(
            ImprovementBooks books,
            CaseFile caseFile,
            Accounts accounts,
            RelatedCases related,
            Notices notices,
            ApplicationEventPublisher events) {
        this.books = books;
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.related = related;
        this.notices = notices;
        this.events = events;
    }

    /** It is made: those whose text goes out by itself are told once that is true for everybody. */
    record Made(long improvement) {}

    @Override
    @Transactional
    public long made(CaseNumber because, String what, @Nullable String by) {
        NotNow.ifMerged(caseFile.getForChange(because));
        var who = Objects.requireNonNullElse(by, "baton");
        var id = books.add(because, what, who);
        var told = new LinkedHashSet<String>();
        for (var number : behind(because)) {
            var subject = caseFile.get(number);
            books.addCustomer(id, number, customer(subject));
            tellSuccess(subject, told);
        }
        caseFile.record(new ImprovementMade(because, id, who));
        events.publishEvent(new Made(id));
        return id;
    }

    /**
     * The case first, so that its customer is told on it and on none of the others. Whoever reported a duplicate hears what is said on the
     * case in which that goes on.
     */
    private Set<CaseNumber> behind(CaseNumber because) {
        var all = new LinkedHashSet<CaseNumber>();
        all.add(because);
        caseFile.followUpsOf(because)
                .forEach(next -> all.add(caseFile.mainOf(next.number()).number()));
        related.of(because).forEach(other -> all.add(caseFile.mainOf(other).number()));
        return all;
    }

    private void tellSuccess(Case subject, Set<String> told) {
        var manager = accounts.get(subject.account()).csm();
        if (manager != null && told.add(manager)) {
            notices.tellPerson(
                    manager,
                    Notice.about(
                            subject.number(),
                            "improvementMade",
                            subject.number().value()));
        }
    }

    static String customer(Case subject) {
        var address = subject.contact() == null ? null : ADDRESS.matcher(subject.contact());
        return address != null && address.find()
                ? address.group().toLowerCase(Locale.ROOT)
                : "account " + subject.account();
    }
}
