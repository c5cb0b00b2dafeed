package org.motiflens.plugin.igv3;

import java.awt.EventQueue;
import org.igv.ui.Main;
import org.motiflens.plugin.extension.Installer;

/** Starts IGV 3 with models that are made for tests; the script that it is given ends it. */
public final class Probe3Main {
  private Probe3Main() {}

  /** Arguments: those of IGV. */
  public static void main(String[] arguments) {
    Installer installer =
        new Installer(new IgvWindow(), RunningExtension.PENDING, installed -> {}, LiveIgv3::models);
    IgvPatches.weave();
    Main.main(arguments);
    IgvPatches.admitTracks();
    EventQueue.invokeLater(
        () -> installer.whenReady(extension -> {}, sentence -> System.err.println(sentence)));
  }
}
