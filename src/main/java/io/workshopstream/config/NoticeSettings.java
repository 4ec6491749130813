package io.workshopstream.config;

import io.workshopstream.notice.NoticeLimits;
import io.workshopstream.notice.mail.MailAddress;
import io.workshopstream.notice.mail.MailSettings;
import io.workshopstream.notice.mail.MailSettings.MailLogin;
import io.workshopstream.notice.mail.MailSettings.MailTls;
import io.workshopstream.notice.webhook.WebhookLimits;
import io.workshopstream.platform.Platform;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads from the configuration how people are told of what happened. */
public final class NoticeSettings {

  /** Longer, and a server could lose its turn at a receiver while it waits for the answer. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final String HOST = "mail.host";
  private static final String FROM = "mail.from";

  private final Values values;

  NoticeSettings(Values values) {
    this.values = values;
  }

  /** The settings of the server that this runs in. */
  public static NoticeSettings ofServer() {
    return new NoticeSettings(new Values(Platform.configuration()));
  }

  /** Reads all of them, so that what is wrong is noted. */
  void read() {
    limits();
    webhooks();
    mail();
  }

  /** The bounds of notices. */
  public NoticeLimits limits() {
    return new NoticeLimits(
        values.address("notice.base-url").orElse(URI.create("http://localhost/")),
        values.count("notice.subscriptions", 1, 200),
        values.time("notice.retention"));
  }

  /** The bounds of webhooks. */
  public WebhookLimits webhooks() {
    return new WebhookLimits(timeout("notice.timeout"), values.flag("notice.private-addresses"));
  }

  /** The server that mail is given to; off where none is set. */
  public MailSettings mail() {
    Optional<String> host = values.optional(HOST);
    String tls = values.oneOf("mail.tls", "starttls", "implicit", "off");
    return new MailSettings(
        host.orElse(null),
        values.count("mail.port", 1, 65_535),
        MailTls.valueOf(tls.toUpperCase(Locale.ROOT)),
        login().orElse(null),
        from(host.isPresent()),
        timeout("mail.timeout"));
  }

  private Optional<MailLogin> login() {
    String password = values.optional("mail.password").orElse("");
    return values.optional("mail.user").map(user -> new MailLogin(user, password));
  }

  private String from(boolean isOn) {
    String from = values.optional(FROM).orElse("");
    boolean needed = isOn || !from.isEmpty();
    if (needed && MailAddress.parse(from).isEmpty()) {
      values.wrong(
          SettingProblem.is(
              FROM, from, "a mailbox, such as workshops@example.org, as mail is sent"));
    }
    return from;
  }

  private Duration timeout(String key) {
    Duration time = values.time(key);
    if (time.isZero() || time.compareTo(LONGEST) > 0) {
      values.wrong(SettingProblem.is(key, time.toString(), "more than none and at most PT30S"));
      return LONGEST;
    }
    return time;
  }
}
