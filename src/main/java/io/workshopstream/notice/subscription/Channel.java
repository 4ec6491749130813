package io.workshopstream.notice.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How somebody is told. */
public enum Channel {
  /** A signed request to an address of the web. */
  WEBHOOK,
  /** A mail. */
  MAIL;

  /** The channel on the wire and in the database: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The channel that a word names. */
  public static Optional<Channel> of(String word) {
    return Arrays.stream(values()).filter(channel -> channel.word().equals(word)).findFirst();
  }
}
