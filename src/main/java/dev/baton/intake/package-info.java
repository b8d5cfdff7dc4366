/** Every way in becomes "Case reported" or "Activity on a case". */
@ApplicationModule(allowedDependencies = {"alarms", "attachments", "casefile", "engine", "notification", "web"})
@NullMarked
package dev.baton.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
