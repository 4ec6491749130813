package io.workshopstream.admin.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.extraction.claim.PageClaims;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The form in which the claims of a page are kept: JSON in the format of zlib (RFC 1950). */
final class ClaimsJson {

  /** In characters; what is longer is read again rather than kept. */
  private static final int LONGEST = 1_000_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // what follows from the rest
          .build();

  private ClaimsJson() {}

  /** What is to be kept; empty for what is too long or repeats a configured secret. */
  static Optional<byte[]> write(PageClaims claims) {
    try {
      String json = JSON.writeValueAsString(claims);
      boolean keepable = json.length() <= LONGEST && MaskedAddress.inWords(json).equals(json);
      return keepable ? Optional.of(deflated(json)) : Optional.empty();
    } catch (JsonProcessingException impossible) { // records of texts and lists
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] deflated(String json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(json.getBytes(UTF_8));
    } catch (IOException impossible) { // in memory
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /**
   * What was written.
   *
   * @throws UncheckedIOException when it is none of ours
   */
  static PageClaims read(byte[] bytes) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return JSON.readValue(in, PageClaims.class);
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }
}
