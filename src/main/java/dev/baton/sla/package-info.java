/** A clock with deadlines: it decides and explains, it never acts. */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "calendar", "engine", "models"})
@NullMarked
package dev.baton.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
