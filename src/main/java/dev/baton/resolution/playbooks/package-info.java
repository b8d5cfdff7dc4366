/** What to try first, by category: read, shown beside the task, and ticked off. */
@NullMarked
package dev.baton.resolution.playbooks;

import org.jspecify.annotations.NullMarked;
