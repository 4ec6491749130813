package io.workshopstream.grammar.label;

import io.workshopstream.grammar.text.Calendar;
import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds labelled values: "Date :- 7th Feb", "Time: 5 pm .Song :- Pal Pal", "📍 Indiranagar". A
 * value ends where its line ends or the next label begins; a label alone on its line takes the next
 * one.
 */
public final class Labels {

  private record Start(Label label, int at, int value) {}

  private final Tokens tokens;

  private Labels(Tokens tokens) {
    this.tokens = tokens;
  }

  public static List<Labelled> in(String text) {
    return in(Tokens.of(text));
  }

  public static List<Labelled> in(Tokens tokens) {
    return new Labels(tokens).read();
  }

  private List<Labelled> read() {
    List<Start> starts = starts();
    List<Labelled> found = new ArrayList<>();
    for (int index = 0; index < starts.size(); index++) {
      int limit = index + 1 < starts.size() ? starts.get(index + 1).at() : tokens.size();
      Span value = value(starts.get(index).value(), limit);
      if (value != null) {
        found.add(new Labelled(starts.get(index).label(), value));
      }
    }
    return List.copyOf(found);
  }

  private List<Start> starts() {
    List<Start> starts = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      Start start = startAt(at);
      if (start != null) {
        starts.add(start);
      }
      at = start == null ? at + 1 : start.value();
    }
    return starts;
  }

  private @Nullable Start startAt(int at) {
    Match<Label> label = Label.phrase(tokens, at);
    if (label == null) {
      return null;
    }
    if (tokens.at(at).kind() == Token.Kind.MARK) {
      return new Start(label.value(), at, afterSeparator(label.next()));
    }
    int next = label.next();
    next = tokens.is(next, "(") && tokens.is(next + 1, "s") ? next + 3 : next;
    boolean colon = (tokens.is(next, ":", "=") && !tokens.touching(next)) || isColon(next);
    boolean dash =
        tokens.is(next, "-") && (opens(at) || tells(label.value(), next)) && !isHyphen(next);
    boolean line = opens(at) && tokens.at(next).kind() == Token.Kind.BREAK;
    return colon || dash || line ? new Start(label.value(), at, afterSeparator(next)) : null;
  }

  /** "Bollywood Date - 4 March Time - 5 PM": inside a line the value has to be of its kind. */
  private boolean tells(Label label, int dash) {
    Token value = tokens.at(afterSeparator(dash));
    boolean day = Calendar.month(value) > 0 || Calendar.weekday(value).isPresent();
    return (label == Label.DATE && (value.isNumber() || day))
        || (label == Label.TIME && value.isNumber());
  }

  /** A colon, but not one inside a time ("time 5:30"). */
  private boolean isColon(int at) {
    return tokens.is(at, ":") && !tokens.at(at - 1).isNumber();
  }

  /** "day-long": a hyphen inside a word separates nothing. */
  private boolean isHyphen(int at) {
    return tokens.touching(at - 1) && tokens.touching(at) && tokens.at(at + 1).isWord();
  }

  /** A line, a clause or a glued word begins here. */
  private boolean opens(int at) {
    Token before = tokens.at(at - 1);
    boolean glued = tokens.touching(at - 1) && before.isWord();
    boolean mark = before.kind() == Token.Kind.MARK && !before.is("(") && !before.is(":");
    return glued || mark || before.kind() == Token.Kind.BREAK || before.kind() == Token.Kind.NONE;
  }

  private int afterSeparator(int at) {
    int next = at;
    while (tokens.is(next, ":", "-", "=", "|") && next < at + 4) {
      next++;
    }
    return next;
  }

  private @Nullable Span value(int from, int limit) {
    int start = from;
    while (start < limit && isEdge(start)) {
      start++;
    }
    int end = start;
    while (end < limit && tokens.at(end).kind() != Token.Kind.BREAK) {
      end++;
    }
    while (end > start && isEdge(end - 1)) {
      end--;
    }
    return end > start ? tokens.span(start, end) : null;
  }

  private boolean isEdge(int at) {
    return tokens.at(at).kind() == Token.Kind.BREAK
        || tokens.is(at, ".", "|", ",", "•", "-", "*", ":", "★");
  }
}
