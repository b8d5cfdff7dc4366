/** What rules, expressions and forms read of a case besides the variables of its processes. */
@NullMarked
package dev.baton.engine.facts;

import org.jspecify.annotations.NullMarked;
