/** Baton on a bare machine: its own PostgreSQL, people to try it with, and a desk that they have worked at. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "engine",
            "escalation",
            "intake",
            "notification",
            "resolution",
            "routing",
            "web"
        })
@NullMarked
package dev.baton.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
