/** Who may do what. */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "engine", "web"})
@NullMarked
package dev.baton.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
