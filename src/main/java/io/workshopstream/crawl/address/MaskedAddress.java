package io.workshopstream.crawl.address;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows an address to people, in a log line or an event, without the secrets that it carries: user
 * info, the values of parameters that are named or look like keys, and wherever they stand the
 * values that {@link #learn} was told, become {@code ***}.
 */
public final class MaskedAddress {

  private static final int LONGEST = 200;
  private static final int KEPT_AT_END = 60;

  private static final Pattern USER = Pattern.compile("//[^/?#]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?<=[?&#;])(?:([^=&#;]*+)=)?+([^&#;]*+)");
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)^.*(?:key|token|secret|passw|pwd|sig|access|auth|credential|session|otp|hash|hmac|jwt).*"
              + "|^pass|^code|^sid");
  private static final Pattern GLUE = Pattern.compile("%[0-9a-fA-F]{2}|[^A-Za-z0-9]");
  private static final Pattern MIXED =
      Pattern.compile("^(?=[^0-9]*+[0-9])(?=[^A-Za-z]*+[A-Za-z])[A-Za-z0-9]{16,}+");

  private static volatile Secrets secrets = new Secrets(List.of());

  private MaskedAddress() {}

  /** Takes in the values of all configured secrets, at the start of the application. */
  public static void learn(Collection<String> configured) {
    secrets = new Secrets(configured);
  }

  /** Words of a site without the configured secrets. */
  public static String inWords(String words) {
    return secrets.masked(words);
  }

  /** The address with {@code ***} for secrets and, beyond 200 characters, an ellipsis inside. */
  public static String of(URI address) {
    String text =
        USER.matcher(secrets.masked(address.toString())).replaceFirst("//" + Secrets.MASK + "@");
    return shortened(PARAMETER.matcher(text).replaceAll(MaskedAddress::parameter));
  }

  private static String parameter(MatchResult parameter) {
    String name = parameter.group(1) == null ? "" : parameter.group(1);
    String value = parameter.group(2);
    boolean secret =
        SECRET_NAME.matcher(name).matches()
            || MIXED.matcher(GLUE.matcher(value).replaceAll("")).matches();
    String shown = secret && !value.isEmpty() ? Secrets.MASK : value;
    return Matcher.quoteReplacement(parameter.group(1) == null ? shown : name + "=" + shown);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST - KEPT_AT_END)
            + "…"
            + text.substring(text.length() - KEPT_AT_END);
  }
}
