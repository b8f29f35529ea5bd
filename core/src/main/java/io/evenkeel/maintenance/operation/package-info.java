/**
 * A maintenance run of one host as data: what was asked, where each workload stands, what is
 * written, and the port to where it is written.
 */
@NullMarked
package io.evenkeel.maintenance.operation;

import org.jspecify.annotations.NullMarked;
