/** What is open, whose it is, and what is next. */
@ApplicationModule(allowedDependencies = {"alarms", "casefile", "engine", "intake", "security", "web"})
@NullMarked
package dev.baton.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
