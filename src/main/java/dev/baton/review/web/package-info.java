/** Reviews on pages and in the API. */
@NullMarked
package dev.baton.review.web;

import org.jspecify.annotations.NullMarked;
