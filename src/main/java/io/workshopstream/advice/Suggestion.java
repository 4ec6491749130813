package io.workshopstream.advice;

import java.util.List;

/**
 * One event as the model tells of it: quotations of the page, not believed yet. What it does not
 * say is empty.
 */
record Suggestion(
    String name,
    String song,
    String place,
    List<String> artists,
    List<String> dates,
    List<String> times,
    List<Price> prices) {

  /** An amount and what it is for. */
  record Price(String amount, String label) {}
}
