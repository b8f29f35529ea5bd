/**
 * Reboots hosts and switches them off and on by commands that the user names: SSH, IPMI, Redfish
 * through curl, or anything else that can be run. {@link io.evenkeel.power.command.CommandPower} is
 * the door, {@link io.evenkeel.power.command.PowerCommands} says what it runs.
 *
 * <p>There is no shell: a command is a list of arguments, and what is filled in stays inside the
 * argument that names it.
 */
@NullMarked
package io.evenkeel.power.command;

import org.jspecify.annotations.NullMarked;
