/** Handing the baton on: the record, the path, the levels. */
@ApplicationModule(allowedDependencies = {"casefile", "engine", "web"})
@NullMarked
package dev.baton.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
