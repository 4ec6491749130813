package ruin.extraction.table;

import org.jsoup.nodes.Document;

/** Walks through a whole page, and nobody pays for it. */
public final class Spendthrift {

  public int tables(Document document) {
    return document.select("table").size();
  }
}
