package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.Workshop;

/**
 * What a page announces too unclearly to be taken for a workshop before a person looked.
 *
 * @param workshop what it would be
 * @param confidence 0 to 1: how far the page's words can be relied on
 */
public record PendingReview(Workshop workshop, double confidence, PageEvidence evidence) {}
