/** One consistent picture of hosts, workloads, zones and rules, as an immutable value. */
@NullMarked
package io.evenkeel.cluster;

import org.jspecify.annotations.NullMarked;
