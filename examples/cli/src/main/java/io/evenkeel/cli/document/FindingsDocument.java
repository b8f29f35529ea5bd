package io.evenkeel.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.preflight.Finding;
import io.evenkeel.preflight.PreflightReport;

/** What preflight found, as {@code evenkeel-preflight/1}. */
public final class FindingsDocument {

  private FindingsDocument() {}

  /** Writes a report. */
  public static String write(PreflightReport report) {
    ObjectNode document = Json.object();
    document.put("format", "evenkeel-preflight/1");
    document.put("host", report.host());
    document.put("blocked", report.blocked());
    Json.list(document, "findings", report.findings(), FindingsDocument::finding);
    return Json.write(document);
  }

  static JsonNode finding(Finding finding) {
    ObjectNode node = Json.object();
    node.put("code", finding.code());
    node.put("severity", Json.word(finding.severity()));
    node.put("subject", finding.subject());
    node.put("text", finding.text());
    node.put("remedy", finding.remedy());
    return node;
  }
}
