package org.motiflens.plugin.panel.features;

import java.util.List;

/** What the presenter of interactions shows. On the event thread. */
interface InteractionView {
  /** The stretches that can be chosen. */
  void stretches(List<NamedStretch> stretches);

  /** What was measured, or why nothing was. */
  void say(String words);

  /** Whether something is computed now. */
  void busy(boolean computing);
}
