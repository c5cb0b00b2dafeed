package org.igv.ui;

import javax.swing.JPanel;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class IGVContentPane extends JPanel {
  private IGVContentPane() {}
}
