package ruin.api;

import ruin.extraction.outline.Backdoor;

/** Comes into a room by its back door. */
public class Burglar {
  Backdoor way;
}
