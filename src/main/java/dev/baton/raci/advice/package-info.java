/** Asking whoever is Consulted while an activity goes on, and telling whoever is Informed when it is done. */
@NullMarked
package dev.baton.raci.advice;

import org.jspecify.annotations.NullMarked;
