package io.workshopstream.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the sample studios' pages announce and what the catalogue holds, one line a workshop with
 * every field.
 */
final class SampleTruth {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("hh:mm a", Locale.ENGLISH);

  static final List<String> STUDIOS =
      List.of("dance_n_addiction", "dance.inn.bangalore", "vins.dance.co", "manifestbytmn");

  private SampleTruth() {}

  static JsonNode expected(String studio) throws IOException {
    try (InputStream file = SampleTruth.class.getResourceAsStream("/sample/expected.json")) {
      return JSON.readTree(Objects.requireNonNull(file)).get(studio);
    }
  }

  static List<String> announced(String studio) throws IOException {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Kolkata"));
    List<String> lines = new ArrayList<>();
    for (JsonNode workshop : expected(studio).get("workshops")) {
      List<String> slots = new ArrayList<>();
      for (JsonNode slot : workshop.get("slots")) {
        LocalDate day = today.plusDays(Integer.parseInt(slot.get("day").asText()));
        slots.add(day + " " + text(slot.get("start")) + " - " + text(slot.get("end")));
      }
      lines.add(
          line(
              ServerClient.BASE + workshop.get("link").asText(),
              workshop.get("event_type"),
              workshop,
              slots));
    }
    return lines.stream().sorted().toList();
  }

  static List<String> stored(String studio) throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode workshop :
        JSON.readTree(ServerClient.get("/api/stored-workshops/" + studio).body())) {
      List<String> slots = new ArrayList<>();
      for (JsonNode slot : workshop.get("slots")) {
        slots.add(
            slot.get("date").asText()
                + " "
                + time(slot.get("start"))
                + " - "
                + time(slot.get("end")));
      }
      lines.add(line(workshop.get("link").asText(), workshop.get("type"), workshop, slots));
    }
    return lines.stream().sorted().toList();
  }

  private static String line(String link, JsonNode type, JsonNode workshop, List<String> slots) {
    return String.join(
        " | ",
        link,
        type.asText().toLowerCase(Locale.ROOT),
        "song " + text(workshop.get("song")),
        "by " + text(workshop.get("by")),
        slots.toString(),
        text(workshop.get("pricing")).replace("\n", " / "),
        workshop.get("artist_ids").toString());
  }

  private static String text(@Nullable JsonNode value) {
    return value == null || value.isNull() ? "-" : value.asText();
  }

  private static String time(JsonNode value) {
    return value.isNull() ? "-" : TIME.format(LocalTime.parse(value.asText()));
  }
}
