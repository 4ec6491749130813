package io.workshopstream.grammar.price;

import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Tells fees and taxes on top of a price from what is sold. */
public final class Fees {

  static final Set<String> KINDS =
      Vocabulary.of(
          "service platform convenience handling processing transaction internet gst cgst sgst tax"
              + " taxes vat ticketing");
  private static final Set<String> BOOKINGS = Set.of("booking", "gateway", "payment", "ticket");
  private static final Set<String> CHARGES = Set.of("fee", "fees", "charge", "charges");
  private static final Set<String> OTHERS =
      Vocabulary.of("and the of on a per inclusive incl mandatory non refundable online");

  private Fees() {}

  /** Whether a name says nothing but that: "Service Fee", "GST (18%)", "Booking charges". */
  public static boolean isFee(String name) {
    Set<String> words = new HashSet<>(NameSimilarity.words(name));
    words.removeIf(word -> Character.isDigit(word.charAt(0)) || OTHERS.contains(word));
    boolean kind = !Collections.disjoint(words, KINDS);
    boolean booking = !Collections.disjoint(words, BOOKINGS);
    boolean charge = !Collections.disjoint(words, CHARGES);
    words.removeAll(KINDS);
    words.removeAll(BOOKINGS);
    words.removeAll(CHARGES);
    return words.isEmpty() && (kind || (booking && charge));
  }
}
