/** What processes did: found, drawn on their model, counted. */
@ApplicationModule(allowedDependencies = {"casefile", "engine", "web"})
@NullMarked
package dev.baton.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
