package dev.baton.sla;

import java.time.Duration;

/** How much time a clock gives, and the rule that says so. */
record Budget(Duration time, String because) {

    Budget atMost(Duration limit, String rule) {
        return limit.compareTo(time) < 0 ? new Budget(limit, rule) : this;
    }
}
