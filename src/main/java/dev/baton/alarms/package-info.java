/** What nobody would notice: it is shown to those who run the desk until it is set right. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.baton.alarms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
