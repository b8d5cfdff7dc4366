/** Whose hands is the baton in now? */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "engine"})
@NullMarked
package dev.baton.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
