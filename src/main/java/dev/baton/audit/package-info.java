/** Remembers every event, append-only, in the same transaction. */
@ApplicationModule(allowedDependencies = {"casefile"})
@NullMarked
package dev.baton.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
