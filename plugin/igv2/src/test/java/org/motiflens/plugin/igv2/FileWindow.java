package org.motiflens.plugin.igv2;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.event.MouseEvent;
import java.awt.event.MouseMotionAdapter;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.TransferHandler;

/** A small window with one file that can be dragged out of it, as a file manager's. */
final class FileWindow extends JFrame {
  private static final long serialVersionUID = 1;

  /** Shows itself in a corner that IGV's window leaves free. */
  FileWindow(Path file) {
    JLabel icon = new JLabel(file.getFileName().toString());
    icon.setTransferHandler(new Handler(file.toFile()));
    icon.addMouseMotionListener(
        new MouseMotionAdapter() {
          @Override
          public void mouseDragged(MouseEvent event) {
            icon.getTransferHandler().exportAsDrag(icon, event, TransferHandler.COPY);
          }
        });
    setUndecorated(true);
    add(icon);
    setBounds(1310, 20, 80, 60);
    setAlwaysOnTop(true);
    setVisible(true);
  }

  private static final class Handler extends TransferHandler {
    private static final long serialVersionUID = 1;

    private final File file;

    Handler(File file) {
      this.file = file;
    }

    @Override
    public int getSourceActions(JComponent component) {
      return COPY;
    }

    @Override
    protected Transferable createTransferable(JComponent component) {
      return new Transferable() {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
          return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
          return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
          return List.of(file);
        }
      };
    }
  }
}
