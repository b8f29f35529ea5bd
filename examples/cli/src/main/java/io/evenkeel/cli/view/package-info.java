/** Tables, progress and reports for people. */
@NullMarked
package io.evenkeel.cli.view;

import org.jspecify.annotations.NullMarked;
