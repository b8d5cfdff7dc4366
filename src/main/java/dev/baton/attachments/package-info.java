/** What people attach to a case: kept beside it, told by what is in it, and handed out to be saved, never to be shown. */
@ApplicationModule(allowedDependencies = {"casefile", "web"})
@NullMarked
package dev.baton.attachments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
