/** The lines of the README as a program. */
@NullMarked
package io.evenkeel.examples.quickstart;

import org.jspecify.annotations.NullMarked;
