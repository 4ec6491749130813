package io.workshopstream.api.artist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** The text of a file that has to be UTF-8, with or without a byte order mark. */
sealed interface Utf8File {

  /** The text, without the mark. */
  record Text(String text) implements Utf8File {}

  /** The place, from 1, of the first byte that cannot stand there. */
  record Malformed(long line, long column) implements Utf8File {}

  static Utf8File of(byte[] bytes) {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    return result.isError()
        ? malformed(text)
        : new Text(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static Malformed malformed(String before) {
    String[] lines = before.split("\n", -1);
    String last = lines[lines.length - 1];
    return new Malformed(lines.length, last.codePointCount(0, last.length()) + 1L);
  }
}
