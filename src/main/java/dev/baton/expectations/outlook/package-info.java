/** What speaks against promising a word for some hour, before it is promised. */
@NullMarked
package dev.baton.expectations.outlook;

import org.jspecify.annotations.NullMarked;
