package dev.baton.kpi.asking;

import dev.baton.kpi.Dimension;
import dev.baton.kpi.Figure;
import dev.baton.kpi.KpiSettings;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Of a person or a team alone nothing is told that is of too few cases: neither as a whole nor of a part of its course. Everybody sees
 * what is their own.
 */
@Component
public class SmallGroups {

    private final BigDecimal smallest;

    SmallGroups(KpiSettings settings) {
        this.smallest = BigDecimal.valueOf(settings.smallestGroup());
    }

    public boolean isTooSmall(Authentication login, Map<Dimension, String> only, BigDecimal counted) {
        var ofAGroup = only.containsKey(Dimension.TEAM) || only.containsKey(Dimension.PERSON);
        return ofAGroup
                && !login.getName().equals(only.get(Dimension.PERSON))
                && counted.signum() > 0
                && counted.compareTo(smallest) < 0;
    }

    /** The same point, its value left out where it may not be told. */
    public Figure.Point told(Authentication login, Map<Dimension, String> only, Figure.Point point) {
        return point.hidden() || !isTooSmall(login, only, point.denominator())
                ? point
                : new Figure.Point(
                        point.key(), point.label(), point.from(), null, null, BigDecimal.ZERO, null, null, true);
    }
}
