package io.workshopstream.catalogue.plan;

/** Why a workshop stays that was not found again. */
public enum KeptReason {
  /** Its page could not be read, or not in full. */
  PAGE_NOT_READ,
  /** Its page is missing in a listing that could not be read in full. */
  LISTING_NOT_READ,
  /** What made the plan removes nothing. */
  NOTHING_IS_REMOVED
}
