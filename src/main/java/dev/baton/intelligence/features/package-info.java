/** What was known of a case at one moment, and never what became known later. */
@NullMarked
package dev.baton.intelligence.features;

import org.jspecify.annotations.NullMarked;
