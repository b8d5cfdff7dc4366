/** The only room that knows Camunda's internals: what its public API cannot do, behind a few plain types. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.baton.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
