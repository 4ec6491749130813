package io.workshopstream.advice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the model said of pages that have not changed since, the latest ones. Safe for many threads.
 */
final class KnownAnswers {

  private static final int MOST = 1_000;

  private final Map<String, Advice.Given> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Advice.Given> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<Advice.Given> of(Question question) {
    return Optional.ofNullable(answers.get(question.fingerprint()));
  }

  synchronized void put(Question question, Advice.Given answer) {
    answers.put(question.fingerprint(), answer);
  }
}
