package io.workshopstream.normalisation;

import io.workshopstream.grammar.Likeness;
import io.workshopstream.grammar.Title;
import java.util.Set;

/**
 * What an event is called, taken apart once: a page's events are all compared with each other.
 *
 * @param words of the whole name
 * @param subject the words of what is taught, without who teaches
 */
record Called(Title title, Set<String> words, Set<String> subject) {

  Called {
    words = Set.copyOf(words);
    subject = Set.copyOf(subject);
  }

  static Called of(String name) {
    Title title = Title.of(name);
    return new Called(title, Likeness.words(name), Likeness.words(title.subject()));
  }

  /** How much two events are called the same, with or without who teaches. */
  double likeness(Called other) {
    return Math.max(Likeness.of(words, other.words), Likeness.of(subject, other.subject));
  }

  /** The same words, where one of the two may also say who teaches. */
  boolean isAlike(Called other) {
    return words.equals(other.words) || subject.equals(other.words) || other.subject.equals(words);
  }
}
