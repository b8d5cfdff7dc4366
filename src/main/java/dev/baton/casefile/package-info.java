/** What a case is and everything that can happen to it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.baton.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
