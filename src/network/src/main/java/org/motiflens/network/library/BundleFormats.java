package org.motiflens.network.library;

import java.util.List;
import org.motiflens.network.bpnet.BpnetFamily;
import org.motiflens.network.bundle.BundleFormat;
import org.motiflens.network.chain.ChainFamily;
import org.motiflens.network.deepbind.DeepBindFamily;
import org.motiflens.network.dl4j.Dl4jFormat;

/** The registry of what bundles may hold: one line a family that has an entry of its own. */
public final class BundleFormats {
  /** The first is what an archive without any of them is asked for. */
  public static final List<BundleFormat> ALL =
      List.of(
          Dl4jFormat.DEEPLEARNING4J, DeepBindFamily.DEEPBIND, BpnetFamily.BPNET, ChainFamily.CHAIN);

  private BundleFormats() {}
}
