/** Who is it? Login pages, providers and sessions. */
@NullMarked
package dev.baton.security.login;

import org.jspecify.annotations.NullMarked;
