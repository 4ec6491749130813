package ruin.crawl;

import ruin.run.Cellar;

/** Reaches into a room that is no neighbour. */
public class Digger {
  Cellar cellar = new Cellar();
}
