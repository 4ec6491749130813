package io.workshopstream.notice.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server that mail is given to.
 *
 * @param host its name; null when no mail is sent
 * @param login what to prove oneself with; null where nobody has to
 * @param from what mail says that it comes from
 * @param timeout the longest that one mail may take in all
 */
public record MailSettings(
    @Nullable String host,
    int port,
    MailTls tls,
    @Nullable MailLogin login,
    String from,
    Duration timeout) {

  /** How the connection is kept private. */
  public enum MailTls {
    /** By TLS from the first byte, as on port 465. */
    IMPLICIT,
    /** By STARTTLS, without which nothing is sent, as on port 587. */
    STARTTLS,
    /** Not at all: for a server on this machine. */
    OFF
  }

  /** A name and what proves it. */
  public record MailLogin(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /** Whether mail is sent. */
  public boolean isOn() {
    return host != null;
  }
}
