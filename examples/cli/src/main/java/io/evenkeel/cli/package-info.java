/**
 * The {@code evenkeel} command: maintenance of a host from a shell, on a simulated cluster or on
 * real ones. {@code session} opens a cluster and lets an operation run, {@code document} is what
 * tools read, {@code view} is what people read, {@code demo} shows the whole.
 */
@NullMarked
package io.evenkeel.cli;

import org.jspecify.annotations.NullMarked;
