/** What a panel hangs onto a maintenance run: programs that run before, in and after it. */
@NullMarked
package io.evenkeel.maintenance.task;

import org.jspecify.annotations.NullMarked;
