package io.workshopstream.admin.refresh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.workshopstream.catalogue.RefreshPlan;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Plans that a run holds back, in the form in which they wait for a decision.
 *
 * @param plans one for each studio that looks broken
 */
record HeldPlans(List<RefreshPlan> plans) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  String payload() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) { // records of texts, dates and lists
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * What was held back.
   *
   * @throws UncheckedIOException when the payload is none of ours
   */
  static HeldPlans of(String payload) {
    try {
      return JSON.readValue(payload, HeldPlans.class);
    } catch (JsonProcessingException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }
}
