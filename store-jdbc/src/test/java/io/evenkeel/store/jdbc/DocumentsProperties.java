package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.moving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.maintenance.operation.Attempt;
import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Origin;
import io.evenkeel.maintenance.operation.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class DocumentsProperties {

  private final Documents documents = new Documents();
  private final ObjectMapper json = new ObjectMapper();

  private record Times(Instant at, Duration length, List<Instant> more) {}

  @Property(tries = 300)
  void an_operation_is_read_as_it_was_written(@ForAll("operations") OperationTable.Document given) {
    assertThat(read(documents.write(given), OperationTable.Document.class)).isEqualTo(given);
  }

  @Property(tries = 300)
  void an_item_is_read_as_it_was_written(@ForAll("items") ItemTable.Document given) {
    assertThat(read(documents.write(given), ItemTable.Document.class)).isEqualTo(given);
  }

  @Property(tries = 300)
  void a_document_is_plain_ascii(@ForAll("items") ItemTable.Document given) {
    assertThat(documents.write(given)).matches("\\p{ASCII}*").doesNotContain("\0");
  }

  @Property(tries = 50)
  void members_that_are_not_known_are_ignored(@ForAll("items") ItemTable.Document given)
      throws Exception {
    ObjectNode tree = (ObjectNode) json.readTree(documents.write(given));
    tree.putObject("from").put("a", "newer library");
    ((ObjectNode) tree.get("attempt")).put("weather", 3);
    assertThat(read(tree.toString(), ItemTable.Document.class)).isEqualTo(given);
  }

  @Test
  void any_one_member_may_be_missing_or_null() throws Exception {
    Operation operation = first("op-1", "n1");
    Item item = moving("web", "n1");
    everyCut(new OperationTable.Document(operation.terms(), operation.standing()));
    everyCut(new ItemTable.Document(item.origin(), item.course(), item.attempt(), item.waiting()));
  }

  @Test
  void what_is_missing_is_nothing() {
    assertThat(read("{}", ItemTable.Document.class))
        .isEqualTo(
            new ItemTable.Document(
                new Origin("", false, ""), Course.NONE, Attempt.NONE, Waiting.NONE));
    assertThat(read("{\"more\":[null]}", Times.class))
        .isEqualTo(new Times(Instant.EPOCH, Duration.ZERO, List.of(Instant.EPOCH)));
  }

  @Test
  void times_are_iso_text_to_the_last_nanosecond() {
    Times times =
        new Times(
            Instant.parse("2026-11-22T12:00:00.000000001Z"),
            Duration.ofSeconds(-1, 5),
            List.of(Instant.MIN, Instant.MAX, Instant.EPOCH));
    String written = documents.write(times);
    assertThat(written)
        .startsWith("{\"at\":\"2026-11-22T12:00:00.000000001Z\",\"length\":\"PT-0.9");
    assertThat(read(written, Times.class)).isEqualTo(times);
  }

  @Test
  void a_document_that_was_cut_off_is_named() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> read("{\"origin\": {\"ho", ItemTable.Document.class))
        .withMessageStartingWith("the store holds a document that can't be read: ");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> read("{\"attempt\": {\"until\": \"noon\"}}", ItemTable.Document.class))
        .withMessageContaining("noon");
  }

  @Provide
  Arbitrary<OperationTable.Document> operations() {
    return AnyRecord.of(OperationTable.Document.class);
  }

  @Provide
  Arbitrary<ItemTable.Document> items() {
    return AnyRecord.of(ItemTable.Document.class);
  }

  private void everyCut(Record document) throws Exception {
    String written = documents.write(document);
    List<List<String>> paths = new ArrayList<>();
    collect(json.readTree(written), List.of(), paths);
    assertThat(paths).hasSizeGreaterThan(10);
    for (List<String> path : paths) {
      ObjectNode removed = (ObjectNode) json.readTree(written);
      ((ObjectNode) at(removed, path)).remove(path.get(path.size() - 1));
      Record absent = read(removed.toString(), document.getClass());

      ObjectNode emptied = (ObjectNode) json.readTree(written);
      ((ObjectNode) at(emptied, path)).putNull(path.get(path.size() - 1));
      assertThat(read(emptied.toString(), document.getClass())).as("%s", path).isEqualTo(absent);
      assertThat(absent.toString()).as("%s", path).doesNotContain("null");
    }
  }

  private static JsonNode at(JsonNode node, List<String> path) {
    JsonNode parent = node;
    for (String step : path.subList(0, path.size() - 1)) {
      parent = parent instanceof ArrayNode ? parent.get(Integer.parseInt(step)) : parent.get(step);
    }
    return parent;
  }

  private static void collect(JsonNode node, List<String> path, List<List<String>> paths) {
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      collect(node.get(i), plus(path, Integer.toString(i)), paths);
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              paths.add(plus(path, name));
              collect(node.get(name), plus(path, name), paths);
            });
  }

  private static List<String> plus(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  private <T extends Record> T read(String document, Class<T> type) {
    return documents.read(type, document);
  }
}
