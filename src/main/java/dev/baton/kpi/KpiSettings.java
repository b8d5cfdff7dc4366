package dev.baton.kpi;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code baton.kpi}.
 *
 * @param zone the desk's, in which its days and months begin; figures are counted anew where it changes
 * @param countEvery how often what happened is counted
 * @param recountAt when everything is counted again each night, a cron expression in the desk's zone; {@code -} for never
 * @param smallestGroup figures of people and teams are not told of fewer cases than this
 */
@ConfigurationProperties("baton.kpi")
public record KpiSettings(
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("500ms") Duration countEvery,
        @DefaultValue("0 40 2 * * *") String recountAt,
        @DefaultValue("5") int smallestGroup) {}
