package org.motiflens.cli.option;

import java.util.Arrays;
import java.util.Iterator;
import org.motiflens.explain.variant.VariantWindows;

/** The keys of {@link VariantWindows}, for help and completion. */
public final class WindowKeys implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(VariantWindows.values()).map(VariantWindows::key).iterator();
  }
}
