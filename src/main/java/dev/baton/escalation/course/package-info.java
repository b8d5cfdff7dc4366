/** What becomes of escalations with their case: they end with it, go on when its process does, and whoever asked is told. */
@NullMarked
package dev.baton.escalation.course;

import org.jspecify.annotations.NullMarked;
