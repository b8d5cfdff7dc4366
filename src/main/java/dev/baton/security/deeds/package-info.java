/** Logins, uses of tokens and readings of others' cases become deeds, each as often as it says something new. */
@NullMarked
package dev.baton.security.deeds;

import org.jspecify.annotations.NullMarked;
