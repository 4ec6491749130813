package io.workshopstream.extraction.text;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds events in running text: labelled values where there are any, else days and times that stand
 * close together.
 */
public final class TextEvents implements WorkshopExtractor {

  private static final int LONGEST = 30_000;

  @Override
  public List<EventClaim> read(Reading page) {
    String text = page.outline().text(LONGEST);
    page.isCutIf(text.length() > LONGEST);
    List<TextBlock> blocks = TextBlock.labelled(text);
    boolean labelled = !blocks.isEmpty();
    if (!labelled) {
      blocks = TextBlock.close(text);
    }
    blocks = TimesApart.given(blocks, text);
    TextClaims reader = new TextClaims(text, page);
    int first = blocks.isEmpty() ? 0 : blocks.get(0).from();
    List<EventClaim> events = new ArrayList<>();
    for (int index = 0; index < blocks.size(); index++) {
      int limit = index + 1 < blocks.size() ? blocks.get(index + 1).from() : text.length();
      List<Claim> claims = reader.of(blocks.get(index), limit, blocks.size(), first);
      events.add(new EventClaim("text", labelled ? Trust.LABELS : Trust.TEXT, claims));
    }
    return events;
  }
}
