package io.evenkeel.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.spi.HostCpu;

/** A processor as part of a document, both ways. */
final class CpuNode {

  private CpuNode() {}

  static void write(ObjectNode node, HostCpu cpu) {
    if (!cpu.model().isEmpty()) {
      node.put("cpuModel", cpu.model());
    }
    ArrayNode models = node.putArray("cpuModels");
    cpu.models().forEach(models::add);
    ArrayNode features = node.putArray("cpuFeatures");
    cpu.features().forEach(features::add);
  }

  static HostCpu read(Member node) {
    return new HostCpu(
        node.get("cpuModel").text(""),
        node.get("cpuModels").texts(),
        node.get("cpuFeatures").texts());
  }
}
