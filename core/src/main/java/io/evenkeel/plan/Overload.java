package io.evenkeel.plan;

/** By how much hosts hold more than they have, memory and vCPUs in one figure. */
final class Overload {

  private final Board board;
  private final double perByte;
  private final double perVcpu;
  private final double[] now;

  /** A byte too many weighs as much as a byte sent, a vCPU as much as its share of memory. */
  Overload(Board board) {
    this.board = board;
    double unit = board.unit();
    double memory = 0;
    double vcpus = 0;
    for (Board.Piece piece : board.pieces) {
      memory += piece.party().memory;
      vcpus += piece.party().vcpus;
    }
    this.perByte = 1 / unit;
    this.perVcpu = vcpus == 0 ? 1 : Math.max(1, memory) / vcpus / unit;
    this.now = new double[board.hosts.length];
    for (int host = 0; host < now.length; host++) {
      update(host);
    }
  }

  double of(int host) {
    return now[host];
  }

  /** Something has changed on a host. */
  void update(int host) {
    now[host] = worth(host, board.memory[host], board.vcpus[host], board.guests[host]);
  }

  /** What a host would be overloaded by, and a little for what it would be filled with. */
  double with(int piece, int host) {
    double memory = board.memory[host] - board.needsMemory[piece];
    double vcpus = board.vcpus[host] - board.needsVcpus[piece];
    return change(host, -board.needsMemory[piece], -board.needsVcpus[piece], 1) * 1e3
        + memory * perByte
        + vcpus * perVcpu;
  }

  /** What it changes if so much more were free on a host, and so many more had come to it. */
  double change(int host, long memory, long vcpus, int guests) {
    return worth(
            host,
            board.memory[host] + memory,
            board.vcpus[host] + vcpus,
            board.guests[host] + guests)
        - now[host];
  }

  private double worth(int host, long freeMemory, long freeVcpus, int guests) {
    double over = 0;
    long memory = freeMemory - board.leastMemory(host, guests);
    long vcpus = freeVcpus - board.leastVcpus(host, guests);
    if (memory < 0) {
      over -= memory * perByte;
    }
    if (vcpus < 0) {
      over -= vcpus * perVcpu;
    }
    return over;
  }
}
