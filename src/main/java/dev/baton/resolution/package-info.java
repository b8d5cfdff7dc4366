/** Solving it: the work, the root cause, the strategy, the sign-off. */
@ApplicationModule(allowedDependencies = {"calendar", "casefile", "engine", "models"})
@NullMarked
package dev.baton.resolution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
