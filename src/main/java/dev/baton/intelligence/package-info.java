/** Suggestions that a human can ignore, each with its reasons. */
@ApplicationModule(allowedDependencies = {"casefile", "web"})
@NullMarked
package dev.baton.intelligence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
