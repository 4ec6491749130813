package io.workshopstream.grammar.text;

import java.util.Set;

/** Sets of words, written down with a blank between them. */
public final class Vocabulary {

  private Vocabulary() {}

  public static Set<String> of(String words) {
    return Set.of(words.split(" ", -1));
  }
}
