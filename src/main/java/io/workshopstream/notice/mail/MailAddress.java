package io.workshopstream.notice.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** One mailbox, as {@code admin@studio.example}: no name, no list, nothing that breaks a line. */
public record MailAddress(String value) {

  private static final int LONGEST = 254; // RFC 5321, 4.5.3.1
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}");

  /** The mailbox that a text names; empty when it is none. */
  public static Optional<MailAddress> parse(String text) {
    String plain = text.strip();
    if (plain.length() > LONGEST || !PLAIN.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      new InternetAddress(plain, true).validate();
      return Optional.of(new MailAddress(plain));
    } catch (AddressException malformed) {
      return Optional.empty();
    }
  }

  InternetAddress internet() {
    InternetAddress address = new InternetAddress();
    address.setAddress(value);
    return address;
  }
}
