package io.workshopstream.catalogue;

import io.workshopstream.catalogue.plan.PlanCause;
import io.workshopstream.catalogue.plan.PlanOrigin;

/** Where the plans of tests come from. */
public final class Origins {

  /** A refresh in some run. */
  public static final PlanOrigin REFRESH = PlanOrigin.ofRun(PlanCause.REFRESH, "run-1");

  private Origins() {}
}
