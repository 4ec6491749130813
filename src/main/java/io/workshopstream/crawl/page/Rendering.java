package io.workshopstream.crawl.page;

/** Whether the scripts of a page are run, by a browser, before it is read. */
public enum Rendering {
  /** Pages are read as the site sends them. */
  NEVER,
  /** Where there is a browser, for pages that say nothing without their scripts. */
  AUTO,
  /** For every HTML page; without a browser none of them can be read. */
  ALWAYS
}
