/** Where every workload goes, when, and why; or what stands in the way. Pure and deterministic. */
@NullMarked
package io.evenkeel.plan;

import org.jspecify.annotations.NullMarked;
