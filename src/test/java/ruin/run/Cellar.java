package ruin.run;

import ruin.Root;
import ruin.crawl.Digger;

/** Closes a cycle, and imports the root. */
public class Cellar {
  Digger digger;
  Root root = new Root();
}
