/** What a customer does on their page, once, however often it is sent. */
@NullMarked
package dev.baton.statuspage.acts;

import org.jspecify.annotations.NullMarked;
