package dev.baton.security;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** By {@link CaseAccess}, as for the case that an address names. */
@Component
class ReachOfTheLogin implements CaseReach {

    private final CaseAccess cases;

    ReachOfTheLogin(CaseAccess cases) {
        this.cases = cases;
    }

    @Override
    public boolean worksOn(CaseNumber number) {
        var login = login();
        return login != null && cases.reaches(login, number.value());
    }

    @Override
    public boolean reads(CaseNumber number) {
        var login = login();
        return login != null && cases.reads(login, number.value());
    }

    @Override
    public Set<CaseNumber> read(Collection<CaseNumber> numbers) {
        var login = login();
        return login == null ? Set.of() : cases.read(login, numbers);
    }

    private static @Nullable Authentication login() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
