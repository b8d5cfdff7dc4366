/** Reviews and the actions that were agreed in them, as they are kept. */
@NullMarked
package dev.baton.review.books;

import org.jspecify.annotations.NullMarked;
