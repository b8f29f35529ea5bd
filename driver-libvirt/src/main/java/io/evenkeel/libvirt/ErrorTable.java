package io.evenkeel.libvirt;

import static io.evenkeel.libvirt.Meaning.BROKEN;
import static io.evenkeel.libvirt.Meaning.BUSY;
import static io.evenkeel.libvirt.Meaning.CANCELLED;
import static io.evenkeel.libvirt.Meaning.LINK_LOST;
import static io.evenkeel.libvirt.Meaning.NOT_FOUND;
import static io.evenkeel.libvirt.Meaning.REFUSED;
import static io.evenkeel.libvirt.Meaning.UNREACHABLE;
import static io.evenkeel.libvirt.Meaning.UNSUPPORTED;

import java.util.List;

/**
 * What every error of libvirt means. Its code (virErrorNumber) and domain (virErrorDomain: which
 * part of libvirt it comes from) decide, its text only refines; the first row that fits counts.
 * What no row knows is {@link Meaning#BROKEN}: it may have begun.
 */
final class ErrorTable {

  private static final int ANY = -1;
  private static final int NOWHERE = 0;
  private static final int RPC = 7;
  private static final int QEMU = 10;
  private static final int STORAGE = 18;
  private static final int DOMAIN = 20;
  private static final int CPU = 31;

  /**
   * One row.
   *
   * @param code libvirt's virErrorNumber
   * @param domain libvirt's virErrorDomain; -1 for every one
   * @param text what its text contains; empty for every text
   * @param meaning what it means
   */
  record Row(int code, int domain, String text, Meaning meaning) {

    boolean fits(int otherCode, int otherDomain, String otherText) {
      return code == otherCode
          && (domain == ANY || domain == otherDomain)
          && otherText.contains(text);
    }
  }

  static final List<Row> ROWS =
      List.of(
          // internal error
          new Row(1, RPC, "", LINK_LOST),
          new Row(1, QEMU, "migrate guest to the same host", REFUSED),
          // no support by the connection's driver
          new Row(3, ANY, "", UNSUPPORTED),
          // no connection
          new Row(5, ANY, "", UNREACHABLE),
          // invalid connection: it was closed under us
          new Row(6, ANY, "", LINK_LOST),
          // invalid argument, of our own making or of another release
          new Row(8, ANY, "", UNSUPPORTED),
          // operation failed
          new Row(9, CPU, "", REFUSED),
          new Row(9, DOMAIN, "", REFUSED),
          // operation failed on the way to the daemon
          new Row(38, RPC, "nable to connect", UNREACHABLE),
          new Row(38, RPC, "nable to resolve", UNREACHABLE),
          new Row(38, RPC, "ailed to connect", UNREACHABLE),
          new Row(38, RPC, "", LINK_LOST),
          // system error while the target looks for what the domain needs
          new Row(38, STORAGE, "", REFUSED),
          new Row(38, NOWHERE, "", REFUSED),
          // RPC error: the answer can't be read
          new Row(39, ANY, "", LINK_LOST),
          // no such domain
          new Row(42, ANY, "", NOT_FOUND),
          // authentication failed, and was given up
          new Row(45, ANY, "", REFUSED),
          new Row(79, ANY, "", REFUSED),
          // no such storage pool
          new Row(49, ANY, "", REFUSED),
          // operation invalid: not in this state
          new Row(55, ANY, "", REFUSED),
          // configuration not supported by this QEMU
          new Row(67, ANY, "", REFUSED),
          // timed out: another job holds the domain
          new Row(68, ANY, "", BUSY),
          // argument not supported
          new Row(74, ANY, "", UNSUPPORTED),
          // operation aborted
          new Row(78, ANY, "", CANCELLED),
          // unsafe migration: the disks may not be shared
          new Row(81, ANY, "", REFUSED),
          // operation not supported
          new Row(84, ANY, "", UNSUPPORTED),
          // the SSH transport broke
          new Row(85, ANY, "", LINK_LOST),
          // guest agent does not answer
          new Row(86, ANY, "", BUSY),
          // access denied
          new Row(88, ANY, "", REFUSED),
          // authentication is not offered
          new Row(94, ANY, "", REFUSED),
          // CPU incompatible
          new Row(91, ANY, "", REFUSED),
          // guest agent: its command timed out, or failed
          new Row(112, ANY, "", BUSY),
          new Row(113, ANY, "", BUSY));

  private ErrorTable() {}

  static Meaning meaning(int code, int domain, String text) {
    return ROWS.stream()
        .filter(row -> row.fits(code, domain, text))
        .findFirst()
        .map(Row::meaning)
        .orElse(BROKEN);
  }
}
