/**
 * What follows what. Pure: the same operation, observation and time give the same decision on every
 * JVM; nothing here does I/O, reads a clock, starts a thread or logs.
 */
@NullMarked
package io.evenkeel.maintenance.lifecycle;

import org.jspecify.annotations.NullMarked;
