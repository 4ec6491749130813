package io.workshopstream.grammar.name;

import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.Set;

/** Tells a postal address from other words. */
public final class Addresses {

  private static final Set<String> STREETS =
      Vocabulary.of(
          "street st road rd avenue ave boulevard blvd lane ln drive dr square floor suite block"
              + " phase layout nagar cross main sector colony stage plaza highway strasse straße str"
              + " platz allee rue calle building complex");
  private static final int LONGEST = 160;
  private static final int SHORT = 9;

  private Addresses() {}

  /** A street or the like together with a number, and no sentence. */
  public static boolean isAddress(String text) {
    if (text.length() > LONGEST || !hasDigit(text)) {
      return false;
    }
    Tokens tokens = Tokens.of(text);
    return isWritten(tokens) && Prices.in(tokens).isEmpty();
  }

  private static boolean hasDigit(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isDigit(text.codePointAt(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWritten(Tokens tokens) {
    int streets = 0;
    int numbers = 0;
    int commas = 0;
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.at(at);
      boolean suffix = tokens.at(at - 1).isNumber() && tokens.touching(at - 1);
      streets += STREETS.contains(token.word()) && !suffix ? 1 : 0;
      numbers += token.isNumber() ? 1 : 0;
      commas += token.is(",") ? 1 : 0;
    }
    boolean code = tokens.at(tokens.size() - 1).digits() >= 5;
    boolean numbered = tokens.at(0).isNumber() && tokens.size() <= SHORT;
    boolean street = streets > 0 && numbers > 0;
    return (street && (commas > 0 || streets > 1 || numbered)) || (code && commas > 0);
  }
}
