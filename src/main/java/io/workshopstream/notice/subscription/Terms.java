package io.workshopstream.notice.subscription;

import io.workshopstream.notice.event.NoticeKind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a subscription is for, as whoever made it said.
 *
 * @param address of the web, or of a mailbox
 * @param name by which people recognise it
 * @param kinds what to tell of, at least one
 * @param studios of which to tell; empty for all
 */
public record Terms(
    Channel channel, String address, String name, Set<NoticeKind> kinds, Set<String> studios) {

  public static final int LONGEST_ADDRESS = 2000;
  public static final int LONGEST_NAME = 100;
  public static final int MOST_STUDIOS = 200;

  public Terms {
    kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    studios = Collections.unmodifiableSet(new TreeSet<>(studios));
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("a subscription is for at least one kind");
    }
  }

  /** The words of the kinds, in their order. */
  public List<String> kindWords() {
    return kinds.stream().map(NoticeKind::word).toList();
  }
}
