/** Deploys models, and refuses bad ones with a reason. */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "calendar", "engine"})
@NullMarked
package dev.baton.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
