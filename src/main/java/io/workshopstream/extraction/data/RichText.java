package io.workshopstream.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.extraction.json.LenientJson;
import io.workshopstream.extraction.outline.OutlineReader;

/** Reads the formatted text that application data carries: HTML, or the operations of an editor. */
final class RichText {

  private static final int LONGEST = 20_000;

  private RichText() {}

  /** Plain lines; empty for a value that is no text. */
  static String lines(JsonNode value, WorkBudget budget) {
    if (value.isTextual()) {
      return lines(value.asText(), budget);
    }
    StringBuilder text = new StringBuilder();
    for (JsonTree.Spot spot : JsonTree.objects(value, budget)) {
      if (text.length() < LONGEST) {
        append(spot.node(), text);
      }
    }
    return text.toString();
  }

  private static String lines(String words, WorkBudget budget) {
    String start = words.strip();
    if (start.startsWith("{") || start.startsWith("[")) {
      StringBuilder text = new StringBuilder();
      LenientJson.parse(start, budget).stream()
          .filter(JsonNode::isContainerNode)
          .forEach(value -> text.append(lines(value, budget)).append('\n'));
      if (!text.isEmpty()) {
        return text.toString();
      }
    }
    return OutlineReader.lines(words, budget);
  }

  /** Quill writes {@code {"insert": "…"}} with its own line ends, others a node a paragraph. */
  private static void append(JsonNode node, StringBuilder text) {
    if (node.path("insert").isTextual()) {
      text.append(node.path("insert").asText());
    } else if (node.path("text").isTextual()) {
      text.append(node.path("text").asText());
      text.append(node.has("marks") || node.has("textData") ? "" : "\n");
    } else if (node.path("type")
        .asText()
        .toLowerCase(java.util.Locale.ROOT)
        .startsWith("paragraph")) {
      text.append('\n');
    }
  }
}
