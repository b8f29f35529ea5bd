package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.evenkeel.spi.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a listing asks of a host, counted on libvirt's own test hypervisor. Without libvirt's client
 * library there is nothing to count.
 */
class ListingCostTest {

  private final ExecutorService executor = Executors.newCachedThreadPool();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    executor.shutdown();
  }

  @TestFactory
  Stream<DynamicTest> with_libvirt() {
    LibvirtNative library;
    try {
      library = NativeLibrary.get();
    } catch (DriverException e) {
      return Stream.of();
    }
    return Stream.of(
        dynamicTest(
            "a listing asks as often for a hundred domains as for twenty",
            () -> {
              Map<String, Integer> few = secondListing(library, 20);
              assertThat(secondListing(library, 100)).isEqualTo(few);
              assertThat(few.values().stream().mapToInt(n -> n).sum()).isLessThan(30);
            }),
        dynamicTest(
            "the first listing reads every domain once",
            () ->
                assertThat(listings(library, 100, 1))
                    .containsEntry("virDomainGetXMLDesc", 100)
                    .containsEntry("virConnectGetAllDomainStats", 1)),
        dynamicTest(
            "a change shows in the next listing, however many domains there are",
            () -> a_change_shows(library)),
        dynamicTest(
            "every domain is read again after a while, even if nothing was heard of it",
            () ->
                assertThat(listings(library, 24, 4)).containsEntry("virDomainGetXMLDesc", 24 * 2)));
  }

  private Map<String, Integer> secondListing(LibvirtNative library, int domains)
      throws IOException {
    CountedCalls calls = new CountedCalls(library);
    try (LibvirtDriver driver = open(calls, domains)) {
      driver.observe();
      calls.sinceLastAsked();
      assertThat(driver.observe().workloads()).hasSize(domains);
      return calls.sinceLastAsked();
    }
  }

  private Map<String, Integer> listings(LibvirtNative library, int domains, int times)
      throws IOException {
    CountedCalls calls = new CountedCalls(library);
    try (LibvirtDriver driver = open(calls, domains)) {
      for (int i = 0; i < times; i++) {
        driver.observe();
      }
      return calls.sinceLastAsked();
    }
  }

  private void a_change_shows(LibvirtNative library) throws IOException {
    Path file = configuration(100);
    Settings settings = SettingsReader.read(file);
    EventLoop loop = EventLoop.start(library, executor);
    Timing timing = Timing.DEFAULT;
    try (loop;
        HostLink link =
            new HostLink(settings.hosts().get(0), timing, library, loop.news(), executor)) {
      link.look("listing", Lookout::look);
      String last = uuid(99);
      link.change(
          "tuning",
          connection -> {
            try (Domain domain = connection.find(last).orElseThrow()) {
              domain.setMark("<order home='n9' operation='o'/>", true, true);
              return true;
            }
          });

      assertThat(link.look("listing", Lookout::look).sightings())
          .filteredOn(sighting -> sighting.xml().mark().isPresent())
          .extracting(Lookout.Sighting::uuid)
          .containsExactly(last);
    }
  }

  private LibvirtDriver open(CountedCalls calls, int domains) throws IOException {
    Settings settings = SettingsReader.read(configuration(domains));
    return new LibvirtDriver(settings, calls.library(), executor);
  }

  private Path configuration(int domains) throws IOException {
    StringBuilder node = new StringBuilder("<node>");
    IntStream.range(0, domains)
        .forEach(
            i ->
                node.append(
                    """
                    <domain type='test'><name>d%d</name><uuid>%s</uuid>
                      <memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>
                    """
                        .formatted(i, uuid(i))));
    Path hypervisor = directory.resolve(domains + ".xml");
    Files.writeString(hypervisor, node.append("</node>"));
    return Files.writeString(
        directory.resolve(domains + ".yaml"),
        "hosts: [{id: n1, uri: \"test://%s\"}]\ntiming: {measureSeconds: 0}".formatted(hypervisor));
  }

  private static String uuid(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }
}
