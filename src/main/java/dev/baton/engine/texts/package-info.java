/** What people and models call things is text on Camunda's pages, and nothing else. */
@NullMarked
package dev.baton.engine.texts;

import org.jspecify.annotations.NullMarked;
