/** Who is it? Passwords, providers, sessions, and slowing down who guesses. */
@NullMarked
package dev.baton.security.login;

import org.jspecify.annotations.NullMarked;
