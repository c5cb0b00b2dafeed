package org.motiflens.cli;

import java.util.Arrays;
import java.util.Iterator;
import org.motiflens.explain.StrandRule;

/** The keys of {@link StrandRule}, for help and completion. */
final class StrandKeys implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(StrandRule.values()).map(StrandRule::key).iterator();
  }
}
