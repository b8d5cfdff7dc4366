package dev.baton.sla.policy;

import dev.baton.calendar.CalendarFile;
import dev.baton.calendar.Calendars;
import dev.baton.engine.ModelsDeployed;
import java.nio.charset.StandardCharsets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Calendars come with the models, whoever deploys them, and are refused with them. */
@Component
public class CalendarsFollowDeployments {

    private final Calendars calendars;

    CalendarsFollowDeployments(Calendars calendars) {
        this.calendars = calendars;
    }

    @EventListener
    void keep(ModelsDeployed models) {
        models.files().forEach((name, content) -> {
            if (isCalendars(name)) {
                calendars.keep(models.deployment(), new String(content, StandardCharsets.UTF_8));
            }
        });
    }

    /** Modeler deploys a file without its folder. */
    public static boolean isCalendars(String name) {
        return CalendarFile.NAME.equals(name) || CalendarFile.NAME.endsWith("/" + name);
    }
}
