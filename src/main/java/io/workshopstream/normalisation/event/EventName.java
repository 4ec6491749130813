package io.workshopstream.normalisation.event;

import io.workshopstream.grammar.name.Title;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.Set;

/**
 * What an event is called, taken apart once: a page's events are all compared with each other.
 *
 * @param words of the whole name
 * @param subject the words of what is taught, without who teaches
 */
public record EventName(Title title, Set<String> words, Set<String> subject) {

  public EventName {
    words = Set.copyOf(words);
    subject = Set.copyOf(subject);
  }

  static EventName of(String name) {
    Title title = Title.of(name);
    return new EventName(title, NameSimilarity.words(name), NameSimilarity.words(title.subject()));
  }

  /** How much two events are called the same, with or without who teaches. */
  double likeness(EventName other) {
    return Math.max(
        NameSimilarity.of(words, other.words), NameSimilarity.of(subject, other.subject));
  }

  /** The same words, where one of the two may also say who teaches. */
  boolean isAlike(EventName other) {
    return words.equals(other.words) || subject.equals(other.words) || other.subject.equals(words);
  }

  /** Whether one of the two has all words of the other, two or more, and others beside them. */
  boolean isFuller(EventName other) {
    boolean more = words.size() > other.words.size();
    Set<String> few = more ? other.words : words;
    return few.size() > 1 && (more ? words : other.words).containsAll(few);
  }
}
