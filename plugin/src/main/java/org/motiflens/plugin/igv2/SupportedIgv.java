package org.motiflens.plugin.igv2;

import java.util.Optional;

/** Which IGV is there. Names no type of IGV's, so that it can be asked where there is none. */
final class SupportedIgv {
  static final String IGV_2 = "org.broad.igv.ui.IGV";
  static final String IGV_3 = "org.igv.ui.IGV";

  static final String NOT_IGV_3 =
      "MotifLens runs in IGV 2.16 to 2.19; this is IGV 3, which it does not support yet.";

  private static final String NO_IGV =
      "There is no IGV on the class path; MotifLens runs in IGV 2.16 to 2.19. Add IGV's jar or the"
          + " jars of its lib folder to -cp.";

  private SupportedIgv() {}

  /** Why MotifLens cannot start with the classes of a loader, if it cannot. */
  static Optional<String> problem(ClassLoader loader) {
    if (has(loader, IGV_2)) {
      return Optional.empty();
    }
    return Optional.of(has(loader, IGV_3) ? NOT_IGV_3 : NO_IGV);
  }

  private static boolean has(ClassLoader loader, String name) {
    // Looked up, not loaded: IGV's classes set up much when they load.
    return loader.getResource(name.replace('.', '/') + ".class") != null;
  }
}
