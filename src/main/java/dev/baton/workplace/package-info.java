/** The page of a case as a place to work: what a person owes it, and everything they can do with it. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "engine",
            "escalation",
            "expectations",
            "intake",
            "links",
            "resolution",
            "triage",
            "web"
        })
@NullMarked
package dev.baton.workplace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
