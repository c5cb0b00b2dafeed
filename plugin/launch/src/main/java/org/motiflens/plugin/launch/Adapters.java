package org.motiflens.plugin.launch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.motiflens.plugin.adapter.IgvAdapter;

/**
 * The IGVs that this MotifLens runs in. Each adapter is compiled against its own IGV and found by
 * its name: nothing of one stands on the class path of another, or of the launcher.
 */
final class Adapters {
  static final List<IgvAdapter> ALL =
      Stream.of("org.motiflens.plugin.igv2.Igv2Adapter", "org.motiflens.plugin.igv3.Igv3Adapter")
          .flatMap(name -> adapter(name).stream())
          .toList();

  private Adapters() {}

  /** An adapter, unless this MotifLens was put together without it. */
  private static Optional<IgvAdapter> adapter(String name) {
    try {
      return Optional.of(
          Class.forName(name).asSubclass(IgvAdapter.class).getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
