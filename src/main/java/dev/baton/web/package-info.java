/** How Baton answers: problem details, error pages, one id per request, and what stays out of logs. */
@ApplicationModule(allowedDependencies = {"casefile", "engine"})
@NullMarked
package dev.baton.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
