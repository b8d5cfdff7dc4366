/** Where the instances of a model go and how long they stay there, drawn on it and side by side with another version. */
@NullMarked
package dev.baton.history.heat;

import org.jspecify.annotations.NullMarked;
