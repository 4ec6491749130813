package io.workshopstream.catalogue.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people did at a workshop by hand. */
public enum ManualWork {
  /** They set a value, or hid it. */
  OVERRIDDEN,
  /** They hid it. */
  HIDDEN,
  /** They added it. */
  ADDED;

  /** The word for it in an address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a word names. */
  public static Optional<ManualWork> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ManualWork::word).toList();
  }
}
