/** The log: entries get their place in one order and one tree, and every minute a signature over all of it. */
@NullMarked
package dev.baton.audit.log;

import org.jspecify.annotations.NullMarked;
