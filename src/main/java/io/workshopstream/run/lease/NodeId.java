package io.workshopstream.run.lease;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * One server process among those that share a database, from its start to its end: a server that
 * starts again is another node, so that it never takes an old lease for its own.
 */
public record NodeId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int LONGEST_NAME = 48;
  private static final int ENDINGS = 1 << 30;

  /**
   * @throws IllegalArgumentException when the value has another form
   */
  public NodeId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a node id must match " + FORM + ": " + value);
    }
  }

  /**
   * A new id that begins with a name, so that people recognise the machine.
   *
   * @param name of the machine; whatever an id cannot hold becomes a dash
   */
  public static NodeId next(String name, RandomGenerator random) {
    String clean = name.replaceAll("[^A-Za-z0-9._-]", "-");
    String start = clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
    return new NodeId(start + "-" + Integer.toString(random.nextInt(ENDINGS), 36));
  }

  @Override
  public String toString() {
    return value;
  }
}
