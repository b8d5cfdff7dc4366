/** Who is Responsible, Accountable, Consulted and Informed for each activity. */
@ApplicationModule(allowedDependencies = {"calendar", "casefile", "engine"})
@NullMarked
package dev.baton.raci;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
