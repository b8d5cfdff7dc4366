/** Remembers every event, append-only, in the same transaction, and can prove it. */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "engine", "notification", "outbound", "sla", "web"})
@NullMarked
package dev.baton.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
