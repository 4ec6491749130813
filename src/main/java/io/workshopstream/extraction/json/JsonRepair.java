package io.workshopstream.extraction.json;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Mends JSON that no lenient parser reads: quotes inside strings, missing commas, a missing end. In
 * one pass, so in linear time.
 */
public final class JsonRepair {

  private static final int DEEPEST = 400;

  private final String words;
  private final StringBuilder mended = new StringBuilder();
  private final Deque<Character> open = new ArrayDeque<>();
  private boolean inString;
  private char last = ' ';

  private JsonRepair(String words) {
    this.words = words;
  }

  public static String of(String words) {
    return new JsonRepair(words).mend();
  }

  private String mend() {
    for (int at = 0; at < words.length() && open.size() < DEEPEST; at++) {
      char letter = words.charAt(at);
      if (inString) {
        at = inside(at, letter);
      } else {
        outside(letter);
      }
    }
    mended.append(inString ? "\"" : "");
    while (!open.isEmpty()) {
      mended.append(open.pop() == '{' ? '}' : ']');
    }
    return mended.toString();
  }

  private int inside(int at, char letter) {
    if (letter == '\\' && at + 1 < words.length()) {
      mended.append(letter).append(words.charAt(at + 1));
      return at + 1;
    }
    if (letter != '"') {
      mended.append(letter);
    } else if (closes(at)) {
      inString = false;
      last = '"';
      mended.append('"');
    } else {
      mended.append("\\\"");
    }
    return at;
  }

  /** A quote ends its string when JSON goes on behind it. */
  private boolean closes(int at) {
    int next = blanksAfter(at + 1);
    if (next >= words.length() || "}]:".indexOf(words.charAt(next)) >= 0) {
      return true;
    }
    if (words.charAt(next) == '"') {
      return next > at + 1;
    }
    if (words.charAt(next) != ',') {
      return false;
    }
    int after = blanksAfter(next + 1);
    return after >= words.length() || "\"{[}]-0123456789tfn".indexOf(words.charAt(after)) >= 0;
  }

  private int blanksAfter(int at) {
    int next = at;
    int limit = Math.min(words.length(), at + 200);
    while (next < limit && Character.isWhitespace(words.charAt(next))) {
      next++;
    }
    return next;
  }

  private void outside(char letter) {
    boolean opens = letter == '"' || letter == '{' || letter == '[';
    if (opens && (last == '"' || last == '}' || last == ']' || Character.isDigit(last))) {
      mended.append(',');
    }
    if (letter == '{' || letter == '[') {
      open.push(letter);
    } else if ((letter == '}' || letter == ']') && !open.isEmpty()) {
      open.pop();
    }
    inString = letter == '"';
    last = Character.isWhitespace(letter) ? last : letter;
    mended.append(letter);
  }
}
