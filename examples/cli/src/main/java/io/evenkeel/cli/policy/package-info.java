/**
 * What a user's policy file says: zones, checklist, hooks, and the commands that they run. The
 * format is described in {@code docs/policy.md}.
 */
@NullMarked
package io.evenkeel.cli.policy;

import org.jspecify.annotations.NullMarked;
