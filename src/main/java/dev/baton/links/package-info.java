/** Cases that belong together: some have to do with each other, and a duplicate goes on in another one. */
@ApplicationModule(allowedDependencies = {"casefile"})
@NullMarked
package dev.baton.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
