package io.workshopstream.crawl.read;

import io.workshopstream.crawl.fetch.MediaType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a body's bytes into text. In order of trust: byte order mark, header, first lines of the
 * markup, look of the bytes. A site that says ISO-8859-1 means windows-1252 (WHATWG Encoding
 * section 4.2).
 */
final class TextDecoder {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int LOOKED_AT = 4_096;
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|\\z)");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?i)<\\?xml[^>]{0,200}?\\sencoding\\s*=\\s*[\"']([^\"']{1,40})"
              + "|<meta[^>]{0,200}?[\\s;\"']charset\\s*=\\s*[\"']?([^\\s\"'>;/]{1,40})");

  private TextDecoder() {}

  /** Never fails: what cannot be decoded becomes U+FFFD. The byte order mark is dropped. */
  static String decode(byte[] body, MediaType type) {
    Charset charset = charset(body, type);
    String text = new String(body, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] body, MediaType type) {
    return mark(body)
        .or(() -> known(type.charset()).flatMap(declared -> believable(body, declared)))
        .or(() -> type.isMarkup() ? inMarkup(body) : Optional.empty())
        .orElseGet(() -> looksLike(body, StandardCharsets.UTF_8));
  }

  private static Optional<Charset> mark(byte[] body) {
    if (starts(body, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (starts(body, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return starts(body, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static boolean starts(byte[] body, int... octets) {
    for (int i = 0; i < octets.length; i++) {
      if (i >= body.length || (body[i] & 0xFF) != octets[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> inMarkup(byte[] body) {
    String start =
        new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(COMMENT.matcher(start).replaceAll(""));
    if (!declared.find()) {
      return Optional.empty();
    }
    String name = declared.group(1) == null ? declared.group(2) : declared.group(1);
    // what could be read as ASCII so far cannot be UTF-16 (WHATWG HTML section 13.2.3.2)
    return known(name)
        .map(charset -> charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset)
        .flatMap(charset -> believable(body, charset));
  }

  private static Optional<Charset> known(String name) {
    try {
      Charset charset = name.isEmpty() ? null : Charset.forName(name);
      boolean latin =
          StandardCharsets.ISO_8859_1.equals(charset) || StandardCharsets.US_ASCII.equals(charset);
      return Optional.ofNullable(latin ? WINDOWS : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** A declared charset, unless the bytes speak against it. */
  private static Optional<Charset> believable(byte[] body, Charset declared) {
    if (declared.equals(StandardCharsets.UTF_8) || declared.equals(WINDOWS)) {
      return Optional.of(looksLike(body, declared));
    }
    boolean wide = declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32");
    return wide && !hasZero(body) ? Optional.empty() : Optional.of(declared);
  }

  private static boolean hasZero(byte[] body) {
    for (byte octet : body) {
      if (octet == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * UTF-8 when every byte fits it, which other text hardly ever does by chance; with misfits, UTF-8
   * only if that is declared and most of the letters beyond ASCII fit: a torn letter is no proof.
   */
  private static Charset looksLike(byte[] body, Charset declared) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      boolean ascii = text.length() == body.length;
      return ascii ? declared : StandardCharsets.UTF_8;
    } catch (CharacterCodingException misfit) {
      return declared.equals(StandardCharsets.UTF_8) && mostlyFits(body)
          ? StandardCharsets.UTF_8
          : WINDOWS;
    }
  }

  private static boolean mostlyFits(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    long misfits = text.chars().filter(letter -> letter == 0xFFFD).count();
    long letters = text.chars().filter(letter -> letter >= 0x80).count();
    return misfits * 2 <= letters;
  }
}
