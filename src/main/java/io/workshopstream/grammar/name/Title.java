package io.workshopstream.grammar.name;

import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Phrases;
import java.util.List;
import java.util.Set;

/**
 * The name of an event taken apart.
 *
 * @param plain without day, time and remarks such as "(Optional)"
 * @param subject what is taught: the words before "by" and its like; all of them without
 * @param people who teaches; empty when the title does not say
 */
public record Title(String plain, String subject, List<String> people) {

  private static final Set<String> TEACHERS = Vocabulary.of("by with ft feat featuring w");
  private static final Set<String> REMARKS =
      Set.of("optional", "active", "sold", "new", "mandatory");
  private static final int LONGEST_PEOPLE = 9;

  public Title {
    people = List.copyOf(people);
  }

  public static Title of(String words) {
    String plain = withoutRemarks(Phrases.in(words, DateOrder.DAY_FIRST).rest());
    Tokens tokens = Tokens.of(plain);
    int last = teacherBefore(tokens, tokens.size() - 1);
    int before = last < 0 ? -1 : teacherBefore(tokens, last);
    boolean guest =
        before > 0
            && last > before + 1
            && tokens.is(before, "by")
            && !tokens.is(last, "by")
            && People.areNames(tokens.span(before + 1, last).in(plain));
    return last < 0
        ? new Title(plain, plain, List.of())
        : split(plain, tokens, guest ? before : last);
  }

  /** The last word such as "by" in front of an index, not at the very start; -1 for none. */
  private static int teacherBefore(Tokens tokens, int limit) {
    int at = limit - 1;
    while (at > 0 && !(TEACHERS.contains(tokens.at(at).word()) && stands(tokens, at))) {
      at--;
    }
    return at > 0 ? at : -1;
  }

  private static boolean stands(Tokens tokens, int at) {
    return !tokens.touching(at - 1) && (!tokens.touching(at) || tokens.is(at + 1, ".", ":", "/"));
  }

  private static Title split(String plain, Tokens tokens, int at) {
    int from = tokens.is(at + 1, ".", ":", "/") ? at + 2 : at + 1;
    int to = from;
    while (to < tokens.size()
        && !tokens.is(to, "|", "(", "-", ":", "@", "_")
        && !(tokens.is(to, ".") && !tokens.is(to - 1, "ft", "feat"))
        && !tokens.is(to, "at", "in", "on")) {
      to++;
    }
    String subject = trimmed(plain.substring(0, tokens.at(at).start()));
    if (to == from || to - from > LONGEST_PEOPLE || subject.isEmpty()) {
      return new Title(plain, plain, List.of());
    }
    String names = tokens.span(from, to).in(plain);
    boolean people = tokens.is(at, "by") || People.areNames(names);
    return people
        ? new Title(plain, subject, People.split(names))
        : new Title(plain, plain, List.of());
  }

  private static String withoutRemarks(String words) {
    String text = words;
    int open = text.lastIndexOf('(');
    int close = text.indexOf(')', Math.max(0, open));
    if (open >= 0) {
      String inside = text.substring(open + 1, close < 0 ? text.length() : close);
      Tokens tokens = Tokens.of(inside);
      if (tokens.size() <= 2 && REMARKS.contains(tokens.at(0).word())) {
        text = text.substring(0, open) + (close < 0 ? "" : text.substring(close + 1));
      }
    }
    return trimmed(text);
  }

  private static String trimmed(String words) {
    Tokens tokens = Tokens.of(words);
    int from = 0;
    int to = tokens.size();
    while (from < to && isEdge(tokens.at(from))) {
      from++;
    }
    while (to > from && isEdge(tokens.at(to - 1)) && !tokens.is(to - 1, ")", "!", "?", "]")) {
      to--;
    }
    return from == to ? "" : tokens.span(from, to).in(words);
  }

  private static boolean isEdge(Token token) {
    return token.kind() == Token.Kind.MARK && !token.is("(") && !token.is("#") && !token.is("[");
  }
}
