package io.workshopstream.grammar.date;

/** Which number comes first in "03/07/20"; a number over 12 is the day in either order. */
public enum DateOrder {
  DAY_FIRST,
  MONTH_FIRST
}
