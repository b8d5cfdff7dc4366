/** People, groups and passwords as the engine keeps them. */
@NullMarked
package dev.baton.engine.people;

import org.jspecify.annotations.NullMarked;
