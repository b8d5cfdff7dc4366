/** What a customer is told of their case, and in which words. */
@NullMarked
package dev.baton.statuspage.page;

import org.jspecify.annotations.NullMarked;
