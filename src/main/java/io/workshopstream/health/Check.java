package io.workshopstream.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A check that is down as long as something is wrong, and says what.
 *
 * @param problem what is wrong, as a sentence without its full stop; empty for nothing
 * @param figures what is shown whether it is up or down, by name
 */
record Check(
    String name,
    Supplier<Optional<String>> problem,
    Supplier<? extends Map<String, Long>> figures) {

  Check(String name, Supplier<Optional<String>> problem) {
    this(name, problem, Map::of);
  }

  /**
   * How it is now.
   *
   * @param data what is wrong, and the figures
   */
  record Answer(String name, boolean isUp, Map<String, Object> data) {}

  Answer answer() {
    Optional<String> wrong = problem.get();
    Map<String, Object> data = new LinkedHashMap<>();
    wrong.ifPresent(sentence -> data.put("problem", sentence));
    data.putAll(figures.get());
    return new Answer(name, wrong.isEmpty(), data);
  }
}
