/** The one door: every word that leaves Baton for a customer is public, goes by the way channels.dmn says, and is written down. */
@NullMarked
package dev.baton.notification.door;

import org.jspecify.annotations.NullMarked;
