/** Sample cases walk through new models before these count. */
@NullMarked
package dev.baton.models.dryrun;

import org.jspecify.annotations.NullMarked;
