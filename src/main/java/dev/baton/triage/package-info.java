/** How bad is it? */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "engine"})
@NullMarked
package dev.baton.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
