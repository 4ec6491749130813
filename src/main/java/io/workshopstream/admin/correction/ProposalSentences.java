package io.workshopstream.admin.correction;

import io.workshopstream.admin.correction.Proposal.NothingToLearn;
import io.workshopstream.extraction.lesson.Learning;
import java.util.Locale;

/** Why a correction teaches nothing, in a reader's words. */
final class ProposalSentences {

  private static final String STAYS = " The correction itself stays.";

  private ProposalSentences() {}

  static NothingToLearn of(Learning.Why why) {
    String sentence =
        switch (why) {
          case NOT_ON_PAGE -> "The page does not say the corrected value.";
          case NO_LAYOUT -> "The page has no layout that could be read.";
          case NO_RECORD -> "Nothing on the page belongs to this event alone.";
          case OUTSIDE ->
              "The value stands outside of the event's own part of the page, and would name all its"
                  + " events the same.";
          case SAME_FOR_ALL -> "Every record says the same there, so the place names none of them.";
          case NO_BORDER ->
              "The event has the page for itself, and nothing tells this page from the others.";
          case OTHERS_ALIKE ->
              "Workshops stand in records of the same layout, and would be left out as well. Hide"
                  + " those first that are none.";
        };
    return new NothingToLearn(why.name().toLowerCase(Locale.ROOT), sentence + STAYS);
  }

  static NothingToLearn noSlot(String field) {
    return new NothingToLearn(
        "no_slot", "No slot of a page gives the value that was set for " + field + "." + STAYS);
  }

  static NothingToLearn byHand() {
    return new NothingToLearn("added_by_hand", "The workshop was added by hand and has no page.");
  }

  static NothingToLearn gone() {
    return new NothingToLearn("gone", "The page no longer announces this workshop." + STAYS);
  }

  static NothingToLearn unread(String why) {
    return new NothingToLearn("page_not_read", why);
  }

  static NothingToLearn noEffect() {
    return new NothingToLearn(
        "no_effect", "A rule for this place would change nothing on the pages." + STAYS);
  }

  static NothingToLearn full(int most) {
    return new NothingToLearn(
        "full", "The studio has " + most + " rules, and may have no more: undo some of them.");
  }
}
