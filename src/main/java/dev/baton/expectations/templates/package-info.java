/** Texts to customers as a process owner writes them, and what is wrong with them. */
@NullMarked
package dev.baton.expectations.templates;

import org.jspecify.annotations.NullMarked;
