package io.evenkeel.plan;

/**
 * What the state of a board costs and by how much it overloads hosts, kept up to date while pieces
 * are shifted; and who is where.
 */
final class Ledger {

  private final Board board;
  private final Overload overload;
  private final PieceSet roamers;
  private final PieceSet[] on;
  private double cost;
  private double over;

  /** The books of a board on which every piece has a host. */
  Ledger(Board board) {
    this.board = board;
    this.overload = new Overload(board);
    this.roamers = new PieceSet(PieceSet.slots(board.at.length));
    this.on = new PieceSet[board.hosts.length];
    int[] slots = PieceSet.slots(board.at.length);
    for (int host = 0; host < on.length; host++) {
      on[host] = new PieceSet(slots);
      over += overload.of(host);
    }
    for (int piece = 0; piece < board.at.length; piece++) {
      if (board.at[piece] != Board.NOWHERE) {
        on[board.at[piece]].add(piece);
        cost += board.cost(piece, board.at[piece]);
        roam(piece);
      }
    }
  }

  double cost() {
    return cost;
  }

  double over() {
    return over;
  }

  boolean overloads(int host) {
    return overload.of(host) > 0;
  }

  /** Those that need not leave and are not at home: these are worth a look more often. */
  PieceSet roamers() {
    return roamers;
  }

  /** Those on a host. */
  PieceSet on(int host) {
    return on[host];
  }

  /** What it would cost more to have a piece elsewhere. */
  double dearer(int piece, int to) {
    return board.cost(piece, to) - board.cost(piece, board.at[piece]);
  }

  /** By how much more hosts would be overloaded with a piece elsewhere. */
  double heavier(int piece, int to) {
    int from = board.at[piece];
    long memory = board.needsMemory[piece];
    long vcpus = board.needsVcpus[piece];
    return overload.change(from, memory, vcpus, -guest(piece, from))
        + overload.change(to, -memory, -vcpus, guest(piece, to));
  }

  /** By how much more hosts would be overloaded if two pieces changed places. */
  double heavierSwapped(int one, int other) {
    int from = board.at[one];
    int to = board.at[other];
    long memory = board.needsMemory[one] - board.needsMemory[other];
    long vcpus = board.needsVcpus[one] - board.needsVcpus[other];
    return overload.change(from, memory, vcpus, guest(other, from) - guest(one, from))
        + overload.change(to, -memory, -vcpus, guest(one, to) - guest(other, to));
  }

  private int guest(int piece, int host) {
    return board.home[piece] == host ? 0 : 1;
  }

  void shift(int piece, int to) {
    over += heavier(piece, to);
    cost += dearer(piece, to);
    int from = board.at[piece];
    on[from].remove(piece);
    board.put(piece, to);
    on[to].add(piece);
    overload.update(from);
    overload.update(to);
    roam(piece);
  }

  private void roam(int piece) {
    int home = board.home[piece];
    boolean away = home != Board.NOWHERE && board.at[piece] != home;
    if (away != roamers.contains(piece)) {
      if (away) {
        roamers.add(piece);
      } else {
        roamers.remove(piece);
      }
    }
  }
}
