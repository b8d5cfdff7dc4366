/** Templates filled with what a customer may know of their case. */
@NullMarked
package dev.baton.expectations.filling;

import org.jspecify.annotations.NullMarked;
