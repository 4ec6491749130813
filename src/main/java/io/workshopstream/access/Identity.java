package io.workshopstream.access;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.problem.Refusal;
import io.workshopstream.access.ticket.TicketRequest;

/** What a request says of who sent it. */
sealed interface Identity {

  /** The attribute of a request that has it. */
  String ATTRIBUTE = Identity.class.getName();

  /** Somebody proved who they are, or need not. */
  record Proven(ApiCaller caller) implements Identity {}

  /** Nobody says who they are: what everybody may have, they get. */
  record Unknown() implements Identity {}

  /** Somebody brings a ticket, which is looked for once nothing else is in the way. */
  record Ticketed(TicketRequest ticket) implements Identity {}

  /** What was said is wrong, or this machine alone is served. */
  record Refused(Refusal refusal) implements Identity {}
}
