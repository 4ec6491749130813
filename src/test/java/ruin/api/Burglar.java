package ruin.api;

import ruin.catalogue.store.Cellarman;
import ruin.config.Vault;
import ruin.crawl.fetch.Sluice;
import ruin.extraction.outline.Backdoor;
import ruin.grammar.clock.Pendulum;
import ruin.normalisation.workshop.Anvil;
import ruin.studio.store.Ledger;

/** Comes into rooms by their back doors. */
public class Burglar {
  Vault top;
  Backdoor way;
  Sluice deep;
  Pendulum late;
  Anvil heavy;
  Cellarman dark;
  Ledger kept;
}
