package org.motiflens.cli;

import java.util.Arrays;
import java.util.Iterator;
import org.motiflens.explain.VariantWindows;

/** The keys of {@link VariantWindows}, for help and completion. */
final class WindowKeys implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(VariantWindows.values()).map(VariantWindows::key).iterator();
  }
}
