package org.motiflens.plugin.launch;

import java.util.List;
import org.motiflens.plugin.adapter.IgvAdapter;
import org.motiflens.plugin.igv2.Igv2Adapter;

/** The IGVs that this MotifLens runs in. */
final class Adapters {
  static final List<IgvAdapter> ALL = List.of(new Igv2Adapter());

  private Adapters() {}
}
