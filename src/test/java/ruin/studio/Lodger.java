package ruin.studio;

/** Has the name of somebody else. */
final class Lodger {}
