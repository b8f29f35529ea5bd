/** The whole of it, shown on an embedded simulated cluster. */
@NullMarked
package io.evenkeel.cli.demo;

import org.jspecify.annotations.NullMarked;
