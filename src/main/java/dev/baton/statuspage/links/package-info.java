/** The links to it: made, told again, found by their token, and revoked. */
@NullMarked
package dev.baton.statuspage.links;

import org.jspecify.annotations.NullMarked;
