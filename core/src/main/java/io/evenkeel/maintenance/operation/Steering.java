package io.evenkeel.maintenance.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What persons have said of an operation while it runs.
 *
 * @param pause why nothing new is begun, since when, and what ends that; {@link Waiting#NONE} if
 *     nobody asked for a pause
 * @param instructions what was said of single workloads, one at most for each, oldest first
 */
public record Steering(Waiting pause, List<Instruction> instructions) {

  /** Nobody has said anything. */
  public static final Steering NONE = new Steering(Waiting.NONE, List.of());

  /** Copies. */
  public Steering {
    instructions = List.copyOf(instructions);
  }

  /** The same, with nothing new to be begun for this reason; {@link Waiting#NONE} ends that. */
  public Steering paused(Waiting reason) {
    return new Steering(reason, instructions);
  }

  /** The same; what was said of the same workload before counts no more. */
  public Steering with(Instruction instruction) {
    List<Instruction> all = new ArrayList<>(without(instruction.workload()).instructions);
    all.add(instruction);
    return new Steering(pause, all);
  }

  /** The same, with nothing said of a workload. */
  public Steering without(String workload) {
    return new Steering(
        pause, instructions.stream().filter(said -> !said.workload().equals(workload)).toList());
  }

  /** What was said of a workload, if anything was. */
  public Optional<Instruction> of(String workload) {
    return instructions.stream().filter(said -> said.workload().equals(workload)).findFirst();
  }

  /** Whether this was said of a workload. */
  public boolean says(String workload, Instruction.Kind kind) {
    return of(workload).filter(said -> said.kind() == kind).isPresent();
  }
}
