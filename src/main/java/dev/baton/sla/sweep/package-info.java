/** Whatever stands elsewhere than the clocks say is found, told, and set right where it can be. */
@NullMarked
package dev.baton.sla.sweep;

import org.jspecify.annotations.NullMarked;
