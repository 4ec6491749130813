/** A house in which every rule is broken, so that a rule that no longer bites is found out. */
package ruin;
