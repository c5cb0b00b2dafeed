package org.motiflens.plugin.igv2;

import java.util.List;
import org.motiflens.plugin.adapter.InstalledIgv;

/**
 * What the extension's main was called in version 0.1.0, which people have in their scripts: starts
 * IGV 2. The one to be named now is {@code org.motiflens.plugin.launch.MotifLensMain}.
 */
public final class MotifLensMain {
  private MotifLensMain() {}

  public static void main(String[] arguments) {
    InstalledIgv.start(List.of(new Igv2Adapter()), arguments);
  }
}
