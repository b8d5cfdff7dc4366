package dev.baton.kpi.numbers;

import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.judging.NumberReviews;
import dev.baton.security.Groups;
import dev.baton.web.PageCount;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Figures that somebody is asked about. The count stands beside the page in the navigation, for those who answer. */
@Component
class AskedFigures implements PageCount {

    private static final Set<String> ANSWER = Set.of(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS);

    private final NumberReviews reviews;
    private final Kpis kpis;

    AskedFigures(NumberReviews reviews, Kpis kpis) {
        this.reviews = reviews;
        this.kpis = kpis;
    }

    @Override
    public String path() {
        return "/numbers";
    }

    @Override
    public String of(Authentication login) {
        var open = askedOf(login).size();
        return open == 0 ? "" : String.valueOf(open);
    }

    /** None where this person does not answer for any. */
    List<Kpi> askedOf(Authentication login) {
        return answers(login)
                ? reviews.open().stream().flatMap(id -> kpis.find(id).stream()).toList()
                : List.of();
    }

    boolean isAsked(Authentication login, Kpi kpi) {
        return answers(login) && reviews.open(kpi.id()).isPresent();
    }

    private static boolean answers(Authentication login) {
        return AuthorityUtils.authorityListToSet(login.getAuthorities()).stream()
                .anyMatch(ANSWER::contains);
    }
}
