package io.workshopstream.catalogue.listing;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The orders in which meetings are listed; those that agree in it follow by their key. */
public enum ListingOrder {
  DATE("date", "starts_at", false),
  DATE_BACKWARDS("-date", "starts_at", true),
  UPDATED("updated", "updated_at", false),
  UPDATED_BACKWARDS("-updated", "updated_at", true),
  FIRST_SEEN("first_seen", "first_seen_at", false),
  FIRST_SEEN_BACKWARDS("-first_seen", "first_seen_at", true);

  private final String word;
  private final String column;
  private final boolean backwards;

  ListingOrder(String word, String column, boolean backwards) {
    this.word = word;
    this.column = column;
    this.backwards = backwards;
  }

  /** The order as a client writes it. */
  public String word() {
    return word;
  }

  /** The column of the listing that decides. */
  public String column() {
    return column;
  }

  public boolean isBackwards() {
    return backwards;
  }

  /** The order that a word names. */
  public static Optional<ListingOrder> of(String word) {
    return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ListingOrder::word).toList();
  }

  /** Where a meeting stands in this order. */
  public ListingPlace place(ListedMeeting meeting) {
    return new ListingPlace(value(meeting), meeting.key());
  }

  private LocalDateTime value(ListedMeeting meeting) {
    return switch (this) {
      case DATE, DATE_BACKWARDS -> meeting.startsAt();
      case UPDATED, UPDATED_BACKWARDS ->
          LocalDateTime.ofInstant(meeting.publication().updatedAt(), ZoneOffset.UTC);
      case FIRST_SEEN, FIRST_SEEN_BACKWARDS ->
          LocalDateTime.ofInstant(meeting.publication().firstSeenAt(), ZoneOffset.UTC);
    };
  }

  /** Compares meetings in this order. */
  public Comparator<ListedMeeting> comparator() {
    Comparator<ListedMeeting> order = Comparator.comparing(this::place, ListingPlace.IN_ORDER);
    return backwards ? order.reversed() : order;
  }
}
