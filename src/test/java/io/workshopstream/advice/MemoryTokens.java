package io.workshopstream.advice;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What each day has cost one server, as long as it runs. */
public final class MemoryTokens implements TokenAccount {

  final Map<LocalDate, Long> spent = new HashMap<>();
  boolean broken;

  @Override
  public synchronized Answer reserve(LocalDate day, long tokens, long limit) {
    if (broken) {
      return Answer.UNKNOWN;
    }
    if (spent.getOrDefault(day, 0L) >= limit) {
      return Answer.SPENT;
    }
    correct(day, tokens);
    return Answer.GRANTED;
  }

  @Override
  public synchronized void correct(LocalDate day, long difference) {
    spent.merge(day, difference, Long::sum);
  }

  synchronized long total() {
    return spent.values().stream().mapToLong(Long::longValue).sum();
  }
}
