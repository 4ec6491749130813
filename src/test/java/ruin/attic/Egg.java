package ruin.attic;

/** Comes from a hen. */
final class Egg {
  Hen origin;
}
