/** The customer's own page of a case: what is theirs to know of it, and what they can do, for whoever has the link. */
@ApplicationModule(allowedDependencies = {"attachments", "casefile", "escalation", "intake", "resolution", "web"})
@NullMarked
package dev.baton.statuspage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
