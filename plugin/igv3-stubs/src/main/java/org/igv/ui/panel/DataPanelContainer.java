package org.igv.ui.panel;

import javax.swing.JPanel;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class DataPanelContainer extends JPanel {
  private DataPanelContainer() {}
}
