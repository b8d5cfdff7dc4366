/** What a case was at an instant, from its entries alone. */
@NullMarked
package dev.baton.audit.replay;

import org.jspecify.annotations.NullMarked;
