package dev.baton.kpi.facts;

import org.jspecify.annotations.Nullable;

/** What cases are told apart by. */
public record Traits(
        @Nullable String team,
        @Nullable String person,
        String account,
        @Nullable String tier,
        @Nullable String region,
        @Nullable String priority,
        @Nullable String category,
        @Nullable String area,
        @Nullable String channel) {

    /** The same of another team and person. */
    public Traits of(@Nullable String otherTeam, @Nullable String otherPerson) {
        return new Traits(otherTeam, otherPerson, account, tier, region, priority, category, area, channel);
    }
}
