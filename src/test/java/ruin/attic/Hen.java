package ruin.attic;

/** Comes from an egg. */
final class Hen {
  Egg origin;
}
