package io.workshopstream.admin.page;

import io.workshopstream.advice.Advice;
import io.workshopstream.normalisation.rule.PageVerdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a page.
 *
 * @param advice what came of asking the language model; null when it was not needed
 * @param text what people read on the page, line by line, as far as we read it
 * @param learned the numbers of the learned rules whose layout the page has
 */
public record PageReading(
    PageVerdict verdict, @Nullable Advice advice, String text, Set<Long> learned) {

  /** Whether an answer of the language model is missing that might have told of more. */
  public boolean isOpen() {
    return advice instanceof Advice.Missing missing
        && missing.reason() != Advice.Reason.OFF
        && missing.reason() != Advice.Reason.NO_DAY;
  }
}
