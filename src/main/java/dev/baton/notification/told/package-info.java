/** What other systems hear of a case: what happened under a stable name, with facts, and never an internal word. */
@NullMarked
package dev.baton.notification.told;

import org.jspecify.annotations.NullMarked;
