package io.workshopstream.extraction.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds in a script's source the literals that may be JSON: what is assigned or passed to a
 * function as an object, an array, or a string that holds one. One pass, no understanding of the
 * language.
 */
public final class Scripts {

  private static final int MOST = 300;
  private static final int SHORTEST = 40;

  /** How often a script's length may be scanned for closing brackets: keeps hostile ones linear. */
  private static final int SCANS = 6;

  private final String source;
  private final List<String> found = new ArrayList<>();
  private long budget;

  private Scripts(String source) {
    this.source = source;
    this.budget = (long) source.length() * SCANS;
  }

  /** In the script's order. Strings are unescaped. */
  public static List<String> literals(String source) {
    Scripts scripts = new Scripts(source);
    scripts.read();
    return scripts.found;
  }

  private void read() {
    char before = ' ';
    int at = 0;
    while (at < source.length() && found.size() < MOST) {
      char letter = source.charAt(at);
      if (letter == '"' || letter == '\'' || letter == '`') {
        at = string(at, letter);
      } else if ((letter == '{' || letter == '[') && "=(:,".indexOf(before) >= 0) {
        at = bracketed(at);
      } else {
        at++;
      }
      before = Character.isWhitespace(letter) ? before : letter;
    }
  }

  private int string(int from, char quote) {
    int end = endOfString(from, quote);
    if (end - from > SHORTEST) {
      String text = unescaped(source.substring(from + 1, Math.min(end, source.length())));
      int json = firstBracket(text);
      if (json >= 0) {
        found.add(text.substring(json));
      }
    }
    return end + 1;
  }

  /** Streams of Next.js carry a short key before the JSON: {@code 1a:["$","div",…]}. */
  private static int firstBracket(String text) {
    for (int at = 0; at < Math.min(text.length(), 12); at++) {
      if (text.charAt(at) == '{' || text.charAt(at) == '[') {
        return at;
      }
    }
    return -1;
  }

  private int endOfString(int from, char quote) {
    int at = from + 1;
    while (at < source.length() && source.charAt(at) != quote) {
      if (source.charAt(at) == '\n' && quote != '`') {
        return at;
      }
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** A literal in brackets; where it does not look like JSON, only its opening is passed over. */
  private int bracketed(int from) {
    int next = from + 1;
    while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
      next++;
    }
    boolean data = next < source.length() && "\"'{[".indexOf(source.charAt(next)) >= 0;
    boolean key = next < source.length() && Character.isLetter(source.charAt(next));
    boolean object = data || (key && isObject(next));
    int end = object && budget > 0 ? endOfBrackets(from) : -1;
    if (end < 0) {
      return from + 1;
    }
    if (end - from > SHORTEST) {
      found.add(source.substring(from, end + 1));
    }
    return end + 1;
  }

  /** An unquoted key and its colon: {@code {title: "…"}}, not a block of statements. */
  private boolean isObject(int from) {
    int at = from;
    int limit = Math.min(source.length(), from + 60);
    while (at < limit && Character.isJavaIdentifierPart(source.charAt(at))) {
      at++;
    }
    while (at < limit && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return at < limit && source.charAt(at) == ':';
  }

  private int endOfBrackets(int from) {
    int depth = 0;
    int at = from;
    while (at < source.length()) {
      char letter = source.charAt(at);
      if (letter == '"' || letter == '\'' || letter == '`') {
        at = endOfString(at, letter);
      } else if (letter == '{' || letter == '[') {
        depth++;
      } else if ((letter == '}' || letter == ']') && --depth == 0) {
        budget -= at - from;
        return at;
      }
      at++;
    }
    budget -= source.length() - from;
    return -1;
  }

  private static String unescaped(String literal) {
    StringBuilder text = new StringBuilder(literal.length());
    int at = 0;
    while (at < literal.length()) {
      char letter = literal.charAt(at);
      if (letter != '\\' || at + 1 >= literal.length()) {
        text.append(letter);
        at++;
      } else {
        at = escape(literal, at + 1, text);
      }
    }
    return text.toString();
  }

  private static int escape(String literal, int at, StringBuilder text) {
    char letter = literal.charAt(at);
    int digits = letter == 'u' ? 4 : letter == 'x' ? 2 : 0;
    if (digits > 0 && at + digits < literal.length()) {
      try {
        text.append((char) Integer.parseInt(literal.substring(at + 1, at + 1 + digits), 16));
        return at + 1 + digits;
      } catch (NumberFormatException notHexadecimal) {
        return at + 1;
      }
    }
    switch (letter) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case '\n' -> text.append("");
      default -> text.append(letter);
    }
    return at + 1;
  }
}
