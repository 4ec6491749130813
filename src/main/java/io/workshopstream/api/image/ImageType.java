package io.workshopstream.api.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The types that are passed on: pictures alone, none of which can hold a script. */
enum ImageType {
  JPEG("image/jpeg"),
  PNG("image/png"),
  GIF("image/gif"),
  WEBP("image/webp"),
  AVIF("image/avif");

  private static final int HEAD = 64;
  private static final int BRAND = 4;

  private final String mediaType;

  ImageType(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** The type with this name, in lower case and without parameters. */
  static Optional<ImageType> named(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }

  /** Whether a file begins as files of this type do. */
  boolean begins(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1);
    return switch (this) {
      case JPEG -> head.startsWith("\u00FF\u00D8\u00FF");
      case PNG -> head.startsWith("\u0089PNG\r\n\u001A\n");
      case GIF -> head.startsWith("GIF87a") || head.startsWith("GIF89a");
      case WEBP -> head.startsWith("RIFF") && head.startsWith("WEBP", 8);
      case AVIF -> head.startsWith("ftyp", 4) && isAvif(head);
    };
  }

  /** The brand, or one of those that the file is compatible with (ISO 14496-12 section 4.3). */
  private static boolean isAvif(String head) {
    return IntStream.iterate(8, place -> place + BRAND <= head.length(), place -> place + BRAND)
        .anyMatch(place -> head.startsWith("avif", place) || head.startsWith("avis", place));
  }
}
