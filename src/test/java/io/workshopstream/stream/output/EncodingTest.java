package io.workshopstream.stream.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.stream.frame.SharedBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class EncodingTest {

  private static final List<Integer> LENGTHS = List.of(0, 1, 99, 100, 220, 70_000, 3, 300_000);

  private static List<SharedBytes> pieces(boolean compressible) {
    Random random = new Random(1);
    return LENGTHS.stream()
        .map(
            length -> {
              byte[] bytes = "data: {\"message\":\"line\"}\n".repeat(length).getBytes(UTF_8);
              byte[] piece = new byte[length];
              System.arraycopy(bytes, 0, piece, 0, length);
              if (!compressible) {
                random.nextBytes(piece);
              }
              return new SharedBytes(piece);
            })
        .toList();
  }

  private static byte[] sent(Encoding encoding, List<SharedBytes> pieces) {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (SharedBytes piece : pieces) {
      sent.writeBytes(encoding.head());
      sent.writeBytes(encoding.of(piece));
    }
    sent.writeBytes(encoding.head());
    sent.writeBytes(encoding.finish());
    return sent.toByteArray();
  }

  private static byte[] plain(List<SharedBytes> pieces) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    pieces.forEach(piece -> plain.writeBytes(piece.plain()));
    return plain.toByteArray();
  }

  /** Reads to the end, where the check value and the length are compared. */
  private static byte[] unpacked(byte[] gzip) throws IOException {
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return stream.readAllBytes();
    }
  }

  @Test
  void pieces_of_any_length_make_one_gzip_stream_for_each_client() throws IOException {
    for (boolean compressible : List.of(true, false)) {
      List<SharedBytes> pieces = pieces(compressible);
      for (int first = 0; first < pieces.size(); first++) { // each client came at another time
        List<SharedBytes> rest = pieces.subList(first, pieces.size());
        byte[] sent = sent(Encoding.gzip(() -> {}), rest);
        assertThat(unpacked(sent)).isEqualTo(plain(rest));
      }
    }
  }

  @Test
  void a_stream_in_which_nothing_was_sent_is_whole_as_well() throws IOException {
    assertThat(unpacked(sent(Encoding.gzip(() -> {}), List.of()))).isEmpty();
  }

  @Test
  void what_repeats_itself_becomes_shorter() {
    List<SharedBytes> pieces = pieces(true);

    assertThat(sent(Encoding.gzip(() -> {}), pieces).length * 20).isLessThan(plain(pieces).length);
  }

  @Test
  void plain_bytes_go_as_they_are_without_a_copy() {
    SharedBytes piece = new SharedBytes(new byte[] {1, 2});

    assertThat(Encoding.plain().of(piece)).isSameAs(piece.plain());
    assertThat(sent(Encoding.plain(), List.of(piece))).containsExactly(1, 2);
  }

  @Test
  void its_place_among_the_compressed_streams_is_given_back_once() {
    AtomicInteger given = new AtomicInteger();
    Encoding encoding = Encoding.gzip(given::incrementAndGet);

    encoding.end();
    encoding.finish();
    encoding.end();

    assertThat(given).hasValue(1);
  }
}
