/** Groups, permissions, filters and the first administrator, made once. */
@NullMarked
package dev.baton.security.setup;

import org.jspecify.annotations.NullMarked;
