package ruin;

/** The root of the ruin. */
public class Root {}
