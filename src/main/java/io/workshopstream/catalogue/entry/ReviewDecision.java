package io.workshopstream.catalogue.entry;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about what a page announces unclearly.
 *
 * @param by at most {@link FieldOverride#LONGEST_BY} characters
 * @param reason why; null when nobody said
 */
public record ReviewDecision(Answer answer, String by, Instant at, @Nullable String reason) {

  /** Yes or no; it holds for what its page announces under the same key later as well. */
  public enum Answer {
    ACCEPTED("accepted"),
    REFUSED("refused");

    private final String word;

    Answer(String word) {
      this.word = word;
    }

    /** The answer as it is written on the wire and in the database. */
    public String word() {
      return word;
    }

    /** The answer that a word names. */
    public static Optional<Answer> of(String word) {
      return Arrays.stream(values()).filter(answer -> answer.word.equals(word)).findFirst();
    }
  }
}
