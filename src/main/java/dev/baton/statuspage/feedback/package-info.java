/** Whether it is solved and how it went, answer by answer. */
@NullMarked
package dev.baton.statuspage.feedback;

import org.jspecify.annotations.NullMarked;
