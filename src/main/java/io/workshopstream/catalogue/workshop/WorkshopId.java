package io.workshopstream.catalogue.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The short name of a workshop in addresses: 24 hexadecimal digits, the form that clients of the
 * old system send. It follows from the uuid and stays as long as that does.
 */
public record WorkshopId(String value) {

  private static final int BYTES = 12;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

  /** The name of the workshop with this uuid. */
  public static WorkshopId of(String uuid) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(uuid.getBytes(UTF_8));
      return new WorkshopId(HexFormat.of().formatHex(digest, 0, BYTES));
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }

  /** What a caller wrote; empty when it is no such name. */
  public static Optional<WorkshopId> parse(String text) {
    String id = text.toLowerCase(Locale.ROOT);
    return FORM.matcher(id).matches() ? Optional.of(new WorkshopId(id)) : Optional.empty();
  }
}
