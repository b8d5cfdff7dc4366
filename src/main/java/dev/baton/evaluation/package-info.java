/** Baton on a bare machine: its own PostgreSQL and people to try it with. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.baton.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
