/** How promises went, counted by who had to keep them, by team and by account. */
@NullMarked
package dev.baton.expectations.books;

import org.jspecify.annotations.NullMarked;
