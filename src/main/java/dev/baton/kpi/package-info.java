/** Numbers read from what happened, each of which can be explained and counted again. */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "engine", "history", "security", "web"})
@NullMarked
package dev.baton.kpi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
