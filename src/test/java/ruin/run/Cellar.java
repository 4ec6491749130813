package ruin.run;

import com.cronutils.parser.CronParser;
import ruin.Root;
import ruin.crawl.Digger;

/** Closes a cycle, imports the root, and receives a guest of another room's. */
public class Cellar {
  CronParser parser;
  Digger digger;
  Root root = new Root();
}
