/** Tells those who run Baton how it is: health, metrics, traces, log lines, why it does not start. */
@ApplicationModule(allowedDependencies = {"casefile", "engine"})
@NullMarked
package dev.baton.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
