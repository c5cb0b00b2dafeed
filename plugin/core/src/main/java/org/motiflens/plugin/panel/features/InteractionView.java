package org.motiflens.plugin.panel.features;

import java.util.List;
import org.motiflens.plugin.learnt.NamedStretch;

/** What the presenter of interactions shows. On the event thread. */
interface InteractionView {
  /** The stretches that can be chosen. */
  void stretches(List<NamedStretch> stretches);

  /** Two stretches were found and are measured next. */
  void chosen(NamedStretch one, NamedStretch other);

  /** What was measured, or why nothing was. */
  void say(String words);

  /** Whether something is computed now. */
  void busy(boolean computing);
}
