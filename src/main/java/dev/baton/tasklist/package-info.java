/** What Tasklist shows of the case on the card of a task. */
@ApplicationModule(allowedDependencies = {"casefile"})
@NullMarked
package dev.baton.tasklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
