/** The only room that knows Camunda's internals. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.baton.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
