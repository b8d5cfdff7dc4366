/** How people want to hear outside of Baton of what they find in it: what, at which hours, and where else when they do not answer. */
@NullMarked
package dev.baton.notification.preferences;

import org.jspecify.annotations.NullMarked;
