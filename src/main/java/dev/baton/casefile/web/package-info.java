/** The case on a page. */
@NullMarked
package dev.baton.casefile.web;

import org.jspecify.annotations.NullMarked;
