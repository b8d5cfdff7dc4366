/** Which version of a form a task has, and what becomes of its answers. */
@NullMarked
package dev.baton.engine.forms;

import org.jspecify.annotations.NullMarked;
