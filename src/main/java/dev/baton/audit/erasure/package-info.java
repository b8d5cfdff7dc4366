/** Whose data goes, when they ask for it or its time is over, and what must stay because a court may ask. */
@NullMarked
package dev.baton.audit.erasure;

import org.jspecify.annotations.NullMarked;
