/** The lived-in desk of a first start: the stories are played through the engine under a moved clock, before anybody can work. */
@NullMarked
package dev.baton.evaluation.desk;

import org.jspecify.annotations.NullMarked;
