package dev.baton.kpi.numbers;

import dev.baton.casefile.Refusal;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.Figure;
import dev.baton.security.Groups;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Who sees figures of single people: those who lead them and auditors; everybody of themselves. Of small groups nobody does. */
@Component
public class PersonRights {

    private static final Set<String> SEE =
            Set.of(Groups.MANAGERS, Groups.LEADERS, Groups.ADMINISTRATORS, Groups.AUDITORS);

    private final BigDecimal smallest;

    PersonRights(@Value("${baton.kpi.smallest-group}") int smallest) {
        this.smallest = BigDecimal.valueOf(smallest);
    }

    public boolean seesPeople(Authentication login) {
        return AuthorityUtils.authorityListToSet(login.getAuthorities()).stream()
                .anyMatch(SEE::contains);
    }

    void check(Authentication login, @Nullable Dimension each, Map<Dimension, String> only) {
        var person = only.get(Dimension.PERSON);
        if (person != null && !person.equals(login.getName()) && !seesPeople(login)) {
            throw new Refusal(
                    "person",
                    "is told to support managers, leadership and auditors only; of yourself you may ask as "
                            + login.getName());
        }
    }

    /** Whether a value of this is of too few to be told to this person. */
    boolean isTooSmall(Authentication login, Map<Dimension, String> only, BigDecimal counted) {
        var ofAGroup = only.containsKey(Dimension.TEAM) || only.containsKey(Dimension.PERSON);
        return ofAGroup
                && !login.getName().equals(only.get(Dimension.PERSON))
                && counted.signum() > 0
                && counted.compareTo(smallest) < 0;
    }

    /** The same point, its value left out where it may not be told. */
    Figure.Point told(Authentication login, Map<Dimension, String> only, Figure.Point point) {
        return point.hidden() || !isTooSmall(login, only, point.denominator())
                ? point
                : new Figure.Point(
                        point.key(), point.label(), point.from(), null, null, BigDecimal.ZERO, null, null, true);
    }
}
