package io.workshopstream.normalisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jsoup.Jsoup;

/**
 * Times the reading of pages in files, with all rules, and their parsing alone; started by {@code
 * src/test/bench/rows/extraction.mjs}. Says a line of JSON for each: medians in milliseconds.
 */
final class ExtractionBench {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int WARM = 40;
  private static final int ROUNDS = 11;

  private ExtractionBench() {}

  public static void main(String[] files) throws IOException {
    for (int warm = 0; warm < WARM; warm++) {
      for (String file : files) {
        PreviewServer.preview(request(Path.of(file)));
      }
    }
    for (String file : files) {
      ObjectNode request = request(Path.of(file));
      String html = request.path("html").asText();
      JsonNode found = PreviewServer.preview(request);
      ObjectNode told = MAPPER.createObjectNode();
      told.put("page", Path.of(file).getFileName().toString());
      told.put("read", median(() -> PreviewServer.preview(request)));
      told.put("parse", median(() -> Jsoup.parse(html)));
      told.put("events", found.path("events").size());
      System.out.println(MAPPER.writeValueAsString(told));
    }
  }

  private static ObjectNode request(Path file) throws IOException {
    ObjectNode request = MAPPER.createObjectNode().put("url", "https://example.org/list");
    request.put("accept", "any-event").put("html", Files.readString(file));
    return request.put("reference_date", "2026-12-01").put("timezone", "Asia/Kolkata");
  }

  private static double median(Runnable work) {
    double[] millis = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long from = System.nanoTime();
      work.run();
      millis[round] = (System.nanoTime() - from) / 1e6;
    }
    Arrays.sort(millis);
    return millis[ROUNDS / 2];
  }
}
