/** Whether a host may be taken out: rules that look at a cluster and return findings. Pure. */
@NullMarked
package io.evenkeel.preflight;

import org.jspecify.annotations.NullMarked;
