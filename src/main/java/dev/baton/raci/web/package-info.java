/** The matrix on a page and in the API: who is what, who holds what now, and where it is out of balance. */
@NullMarked
package dev.baton.raci.web;

import org.jspecify.annotations.NullMarked;
