/** What keeps deliveries going: those nobody sends are found, what waits for too long is told, what is old is forgotten. */
@NullMarked
package dev.baton.notification.upkeep;

import org.jspecify.annotations.NullMarked;
