/** Opens a cluster, keeps what must outlive the command, and drives operations. */
@NullMarked
package io.evenkeel.cli.session;

import org.jspecify.annotations.NullMarked;
