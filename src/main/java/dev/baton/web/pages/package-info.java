/** What all pages have in common: their frame, which page leads to which, and the language they speak. */
@NullMarked
package dev.baton.web.pages;

import org.jspecify.annotations.NullMarked;
