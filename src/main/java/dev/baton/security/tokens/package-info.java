/** API tokens: made, revoked, and what each is good for. */
@NullMarked
package dev.baton.security.tokens;

import org.jspecify.annotations.NullMarked;
