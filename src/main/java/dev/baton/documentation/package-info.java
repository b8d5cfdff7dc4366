/** What we would want to know next time. */
@ApplicationModule(allowedDependencies = {"casefile", "engine"})
@NullMarked
package dev.baton.documentation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
