/** The JSON that tools exchange. */
@NullMarked
package io.evenkeel.cli.document;

import org.jspecify.annotations.NullMarked;
