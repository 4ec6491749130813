package io.workshopstream.advice;

import io.workshopstream.grammar.text.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds quotations in a text: whole words, whatever their case, their blanks and their kind of dash
 * or quotation mark.
 */
final class Quotations {

  private final String plain;

  /** For each character of the plain form, where it stands in the text; and the text's length. */
  private final List<Integer> places = new ArrayList<>();

  Quotations(String text) {
    plain = plain(text, places);
    places.add(text.length());
  }

  private static String plain(String text, List<Integer> places) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      String form = form(text.codePointAt(at));
      boolean gap = form.isBlank() && (plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ');
      if (!gap) {
        plain.append(form);
        for (int each = 0; each < form.length(); each++) {
          places.add(at);
        }
      }
    }
    return plain.toString();
  }

  private static String form(int character) {
    if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
      return " ";
    }
    if (Character.getType(character) == Character.DASH_PUNCTUATION) {
      return "-";
    }
    String one = Character.toString(character);
    return switch (one) {
      case "‘", "’", "`", "´" -> "'";
      case "“", "”", "„" -> "\"";
      default -> Normalizer.normalize(one, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    };
  }

  /** The first place where the words stand. */
  Optional<Span> find(String words) {
    return all(words).stream().findFirst();
  }

  /** Every place where the words stand; none for words without a letter or digit. */
  List<Span> all(String words) {
    String wanted = plain(words, new ArrayList<>()).strip();
    List<Span> found = new ArrayList<>();
    if (wanted.codePoints().anyMatch(Character::isLetterOrDigit)) {
      for (int at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
        int end = at + wanted.length();
        if (isEdge(at) && isEdge(end)) {
          found.add(new Span(places.get(at), Math.max(places.get(at), places.get(end))));
        }
      }
    }
    return found;
  }

  /** Whether no word is cut in two there. */
  private boolean isEdge(int at) {
    return at == 0
        || at == plain.length()
        || !Character.isLetterOrDigit(plain.charAt(at - 1))
        || !Character.isLetterOrDigit(plain.charAt(at));
  }
}
