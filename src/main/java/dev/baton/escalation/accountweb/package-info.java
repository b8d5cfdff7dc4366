/** Account escalations on pages and in the API. */
@NullMarked
package dev.baton.escalation.accountweb;

import org.jspecify.annotations.NullMarked;
