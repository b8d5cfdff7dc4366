/** How large a body may be and how long it may take, before anybody waits for it. */
@NullMarked
package dev.baton.web.bodies;

import org.jspecify.annotations.NullMarked;
