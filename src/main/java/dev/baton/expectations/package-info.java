/** What the customer was promised and when they hear next. */
@ApplicationModule(allowedDependencies = {"casefile", "calendar", "engine", "models", "security", "web"})
@NullMarked
package dev.baton.expectations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
