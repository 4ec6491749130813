package ruin.config;

/** Stands behind the root, and yet somebody from outside comes in. */
public final class Vault {}
