package ruin.studio.store;

/** Stands behind the door of a room, and yet somebody from outside comes in. */
public final class Ledger {}
