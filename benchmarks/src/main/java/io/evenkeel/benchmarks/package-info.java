/** The planner beside its peers and its limits, on instances made from a recipe. */
@NullMarked
package io.evenkeel.benchmarks;

import org.jspecify.annotations.NullMarked;
