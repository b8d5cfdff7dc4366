/** What stays out of logs. */
@NullMarked
package dev.baton.web.masking;

import org.jspecify.annotations.NullMarked;
