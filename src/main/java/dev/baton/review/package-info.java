/** What is learnt from cases and from months, and what is done about it. */
@ApplicationModule(allowedDependencies = {"casefile", "engine", "kpi", "web"})
@NullMarked
package dev.baton.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
