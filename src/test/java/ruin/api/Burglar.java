package ruin.api;

import ruin.crawl.fetch.Sluice;
import ruin.extraction.outline.Backdoor;
import ruin.grammar.clock.Pendulum;
import ruin.normalisation.workshop.Anvil;

/** Comes into rooms by their back doors. */
public class Burglar {
  Backdoor way;
  Sluice deep;
  Pendulum late;
  Anvil heavy;
}
