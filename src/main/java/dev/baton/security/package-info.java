/** Who may do what. */
@ApplicationModule(allowedDependencies = {"casefile", "engine", "web"})
@NullMarked
package dev.baton.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
