/** Turns "tell somebody" into something they find: an inbox in Baton, and what is sent to others. */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "engine", "expectations", "outbound", "web"})
@NullMarked
package dev.baton.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
