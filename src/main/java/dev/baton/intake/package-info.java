/** Every way in becomes "Case reported" or "Activity on a case". */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "engine", "web"})
@NullMarked
package dev.baton.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
