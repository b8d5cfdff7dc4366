/** Every call out of Baton: whom it may reach, how long and how much. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.baton.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
