/** When we work: hours, zones and holidays, and the walk along them that finds and explains an instant. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.baton.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
