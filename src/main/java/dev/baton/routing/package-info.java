/** Whose hands is the baton in now? */
@ApplicationModule(allowedDependencies = {"alarms", "calendar", "casefile", "engine", "security", "web"})
@NullMarked
package dev.baton.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
