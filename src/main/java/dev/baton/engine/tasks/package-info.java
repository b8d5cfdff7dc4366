/** What a person may do with a task, and what they are told where others were faster. */
@NullMarked
package dev.baton.engine.tasks;

import org.jspecify.annotations.NullMarked;
