package org.motiflens.plugin.widget;

import java.util.OptionalDouble;

/** Where the user has left dividers, kept from start to start. */
public interface DividerShares {
  /**
   * The share of the room that lies above a divider, 0 to 1; nothing where the user left it alone.
   */
  OptionalDouble share(String divider);

  /** The user has moved a divider. */
  void share(String divider, double share);
}
