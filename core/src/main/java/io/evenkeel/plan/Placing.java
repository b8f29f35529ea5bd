package io.evenkeel.plan;

import java.util.List;

/** One way to find a host for every party. */
interface Placing {

  /** Places as many as it can. The layout is left as the placement says. */
  Placement place(Layout layout, List<Party> parties);
}
