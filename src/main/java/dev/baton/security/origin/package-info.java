/** Where a request comes from: what pages of other sites make browsers send is refused, and so are names that are not Baton's. */
@NullMarked
package dev.baton.security.origin;

import org.jspecify.annotations.NullMarked;
