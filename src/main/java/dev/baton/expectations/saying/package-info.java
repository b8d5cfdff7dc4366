/** What goes out to customers by itself, because the owner of its template wants it so. */
@NullMarked
package dev.baton.expectations.saying;

import org.jspecify.annotations.NullMarked;
