package org.motiflens.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import org.motiflens.explain.score.StrandRule;

/** The keys of {@link StrandRule}, for help and completion. */
public final class StrandKeys implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(StrandRule.values()).map(StrandRule::key).iterator();
  }
}
