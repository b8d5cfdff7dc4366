/** What people can and when they are away, and what becomes of what they hold then. */
@NullMarked
package dev.baton.routing.people;

import org.jspecify.annotations.NullMarked;
