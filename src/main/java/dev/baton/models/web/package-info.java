/** What Baton comes with next to what runs, on a page. */
@NullMarked
package dev.baton.models.web;

import org.jspecify.annotations.NullMarked;
