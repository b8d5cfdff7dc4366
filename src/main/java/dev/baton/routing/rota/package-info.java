/** Who is on call when: the turns of a group, and what changes them. */
@NullMarked
package dev.baton.routing.rota;

import org.jspecify.annotations.NullMarked;
