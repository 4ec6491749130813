package ruin.attic;

/** Stands in no room of the plan. */
public class Lodger {}
