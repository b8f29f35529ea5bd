package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.DriverException.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTableTest {

  /** Code, domain, text and meaning: most of them seen on libvirt 9.0 or 11.3. */
  private static final String EXAMPLES =
      """
      38 |  7 | unable to connect to server at '10.0.0.1:16509': Connection refused | UNREACHABLE
      38 |  7 | unable to connect to server at '10.0.0.1:16509': No route to host   | UNREACHABLE
      38 |  7 | Unable to resolve address 'n9' service '16509'                      | UNREACHABLE
      38 |  7 | Failed to connect socket to '/run/libvirt/libvirt-sock'             | UNREACHABLE
      38 |  7 | Cannot recv data: Connection reset by peer                          | LINK_LOST
      38 |  7 | End of file while reading data: Input/output error                  | LINK_LOST
       1 |  7 | client socket is closed                                             | LINK_LOST
       1 |  7 | internal error: connection closed due to keepalive timeout          | LINK_LOST
      78 | 10 | operation aborted: job 'migration out' canceled by client           | CANCELLED
       9 | 10 | job 'migration out' failed: Unable to write to socket               | BROKEN
       9 | 31 | guest CPU doesn't match specification: missing features: avx2       | REFUSED
      91 | 31 | CPU is incompatible with host CPU                                   | REFUSED
       9 | 20 | domain 'x' already exists with uuid                                 | REFUSED
      55 | 20 | domain 'x' is already active                                        | REFUSED
      55 | 10 | cannot migrate domain with 1 snapshots                              | REFUSED
      81 | 10 | Unsafe migration: Migration without shared storage is unsafe        | REFUSED
      49 | 18 | no storage pool with matching target path                           | REFUSED
      38 | 18 | Cannot access storage file '/a.iso': No such file or directory      | REFUSED
       1 | 10 | process exited while connecting to monitor                          | BROKEN
      38 |  0 | Cannot get interface MTU on 'br7': No such device                   | REFUSED
      38 |  0 | cannot limit locked memory of process 7                             | REFUSED
      67 | 10 | does not support machine type 'pc-i440fx-10.0'                      | REFUSED
       1 | 10 | Attempt to migrate guest to the same host 5ac1f00d                  | REFUSED
       8 | 10 | Unsupported compression method                                      | UNSUPPORTED
      74 | 10 | parameter not supported                                             | UNSUPPORTED
       3 |  0 | this function is not supported by the connection driver             | UNSUPPORTED
      84 | 10 | migration statistics are available only on the source host          | UNSUPPORTED
      68 | 10 | Timed out during operation: cannot acquire state change lock        | BUSY
      86 | 10 | Guest agent is not responding                                       | BUSY
      42 | 10 | Domain not found                                                    | NOT_FOUND
      45 |  7 | authentication failed                                               | REFUSED
      88 |  0 | access denied                                                       | REFUSED
      38 | 10 | cannot do something with a file                                     | BROKEN
      77 |  0 | an error that nobody has seen here                                  | BROKEN
       5 |  0 | no connection driver available                                      | UNREACHABLE
       6 |  0 | invalid connection pointer in virDomainLookup                       | LINK_LOST
      39 |  7 | too many remote undefineds: 5 > 4                                   | LINK_LOST
      79 |  7 | authentication cancelled                                            | REFUSED
      94 |  7 | authentication unavailable                                          | REFUSED
      85 | 50 | SSH transport error                                                 | LINK_LOST
         112 | 10 | guest agent command timed out                                       | BUSY
         113 | 10 | guest agent command failed                                          | BUSY
      """;

  /** One error. */
  record Example(int code, int domain, String text, Meaning meaning) {

    static Example of(String line) {
      List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
      return new Example(
          Integer.parseInt(cells.get(0)),
          Integer.parseInt(cells.get(1)),
          cells.get(2),
          Meaning.valueOf(cells.get(3)));
    }
  }

  static Stream<Example> examples() {
    return EXAMPLES.lines().filter(line -> !line.isBlank()).map(Example::of);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_error_of_libvirt_has_a_meaning(Example example) {
    assertThat(ErrorTable.meaning(example.code(), example.domain(), example.text()))
        .isEqualTo(example.meaning());
  }

  @Test
  void every_row_has_an_example_that_no_row_above_it_takes() {
    Set<Integer> met = new TreeSet<>();
    examples()
        .forEach(
            e ->
                ErrorTable.ROWS.stream()
                    .filter(row -> row.fits(e.code(), e.domain(), e.text()))
                    .findFirst()
                    .ifPresent(row -> met.add(ErrorTable.ROWS.indexOf(row))));

    assertThat(ErrorTable.ROWS)
        .filteredOn(row -> !met.contains(ErrorTable.ROWS.indexOf(row)))
        .isEmpty();
  }

  @Test
  void a_message_names_the_workload_the_host_and_the_words_of_libvirt() {
    LibvirtError error = new LibvirtError(Meaning.REFUSED, "libvirt says: no such thing (55/10)");

    assertThat(error.during("moving u-1 to n2 on n1 (qemu+tls://n1/system)").whenChanging())
        .hasMessage(
            "moving u-1 to n2 on n1 (qemu+tls://n1/system): libvirt says: no such thing (55/10)");
  }

  @ParameterizedTest
  @EnumSource
  void a_question_changes_nothing_however_it_ends(Meaning meaning) {
    assertThat(meaning.whenAsking().nothingChanged()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"LINK_LOST", "NO_ANSWER", "CANCELLED", "BROKEN"})
  void a_change_without_a_clear_answer_may_have_happened(Meaning meaning) {
    assertThat(meaning.whenChanging()).isEqualTo(Kind.OUTCOME_UNKNOWN);
  }
}
