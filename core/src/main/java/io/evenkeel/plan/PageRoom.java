package io.evenkeel.plan;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.HugePages;
import io.evenkeel.spi.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The free memory of hosts by the size of its pages: each size is a capacity of its own, ordinary
 * pages among them. Where no host has huge pages there is nothing to count.
 */
final class PageRoom {

  /** Stands for a size that is not counted. */
  static final int NOT_COUNTED = -1;

  /** More than all workloads together ask for, and far from the largest number. */
  private static final long PLENTY = Long.MAX_VALUE / 2;

  private final long[] sizes;
  private final long[][] free;

  private PageRoom(long[] sizes, long[][] free) {
    this.sizes = sizes;
    this.free = free;
  }

  /** No room yet: see {@link #open}. */
  static PageRoom of(List<Host> hosts) {
    long[] huge =
        hosts.stream()
            .flatMap(host -> host.hardware().memory().hugePages().stream())
            .mapToLong(HugePages::pageBytes)
            .distinct()
            .sorted()
            .toArray();
    long[] sizes =
        huge.length == 0
            ? huge
            : LongStream.concat(LongStream.of(0), LongStream.of(huge)).toArray();
    return new PageRoom(sizes, new long[sizes.length][hosts.size()]);
  }

  PageRoom copy() {
    return new PageRoom(sizes, Arrays.stream(free).map(long[]::clone).toArray(long[][]::new));
  }

  /** Gives a host all that it has. */
  void open(int number, Host host) {
    for (int page = 0; page < sizes.length; page++) {
      free[page][number] = host.pageCapacityBytes(sizes[page]);
    }
  }

  /** The number of the page size that backs a workload. */
  int page(Workload workload) {
    for (int page = 0; page < sizes.length; page++) {
      if (sizes[page] == workload.demand().memory().hugePageBytes()) {
        return page;
      }
    }
    return NOT_COUNTED;
  }

  /** How many sizes are counted: they have the numbers below. */
  int pages() {
    return sizes.length;
  }

  long free(int page, int host) {
    return page == NOT_COUNTED ? PLENTY : free[page][host];
  }

  /** Takes memory; less than nothing gives it back. */
  void take(int page, int host, long bytes) {
    if (page != NOT_COUNTED) {
      free[page][host] -= bytes;
    }
  }

  void take(Workload workload, int host, int sign) {
    if (sizes.length > 0) {
      take(page(workload), host, sign * workload.memoryBytes());
    }
  }

  /** Takes what a whole party needs. */
  void take(Party party, int host, int sign) {
    party.members.forEach(member -> take(member.workload, host, sign));
  }

  /** Whether a host has room for a party in every size; those that are there need none. */
  boolean has(Party party, int host) {
    return lacking(party, host) == NOT_COUNTED;
  }

  /** The largest size of which a host has too little for a party, if there is one. */
  int lacking(Party party, int host) {
    for (int page = sizes.length - 1; page >= 0; page--) {
      if (needed(party, page, host) > Math.max(0, free[page][host])) {
        return page;
      }
    }
    return NOT_COUNTED;
  }

  /** The bytes of a page of a size that is counted; 0 for ordinary ones. */
  long bytes(int page) {
    return sizes[page];
  }

  /** Memory in pages of one size that a party would still need on a host. */
  long needed(Party party, int page, int host) {
    long needed = 0;
    for (int i = 0; i < party.members.size(); i++) {
      Resident member = party.members.get(i);
      needed +=
          member.at != host && page(member.workload) == page ? member.workload.memoryBytes() : 0;
    }
    return needed;
  }
}
