package ruin.extraction.outline;

/** Stands behind a door, and yet somebody from outside comes in. */
public final class Backdoor {}
