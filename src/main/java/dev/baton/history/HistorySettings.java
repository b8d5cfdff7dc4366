package dev.baton.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code baton.history.*}: how much is read for one answer, so that none takes long however much there is.
 *
 * @param searched instances that one page of the search looks at
 * @param counted instances that one heat map or one list of paths is made of: the newest of the period
 * @param shown steps, variables, tasks and the like of one instance that are shown
 * @param period of a heat map where nothing else is asked for
 * @param longest period that may be asked for
 */
@ConfigurationProperties("baton.history")
public record HistorySettings(
        @DefaultValue("5000") int searched,
        @DefaultValue("2000") int counted,
        @DefaultValue("500") int shown,
        @DefaultValue("30d") Duration period,
        @DefaultValue("400d") Duration longest) {}
