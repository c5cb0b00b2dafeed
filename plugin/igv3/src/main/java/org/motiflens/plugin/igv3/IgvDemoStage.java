package org.motiflens.plugin.igv3;

import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.igv.track.SequenceTrack;
import org.igv.track.Track;
import org.igv.ui.IGV;
import org.igv.ui.panel.TrackPanel;
import org.igv.ui.util.MessageUtils;
import org.igv.util.ResourceLocator;
import org.motiflens.plugin.demo.DemoStage;
import org.motiflens.plugin.demo.Edt;

/** What the demo asks of IGV 3. */
final class IgvDemoStage implements DemoStage {
  /** What IGV says without a network, whenever it opens a genome by the name of its file. */
  private static final String NO_LIST = "genome list";

  @Override
  public boolean isReady() {
    closeNotices();
    return IGV.getInstance().getSequenceTrack() != null;
  }

  /** The demo is shown without a network, and IGV waits until somebody has read its notice. */
  private static void closeNotices() {
    for (Window window : Window.getWindows()) {
      if (window instanceof JDialog && window.isShowing() && says(window)) {
        window.dispose();
      }
    }
  }

  /** The text is HTML, whose lines are broken anywhere. */
  private static boolean says(Component part) {
    return part instanceof JTextComponent text
        ? text.getText().replaceAll("\\s+", " ").contains(NO_LIST)
        : part instanceof Container parent
            && Arrays.stream(parent.getComponents()).anyMatch(IgvDemoStage::says);
  }

  @Override
  public void load(List<DataFile> files) {
    for (DataFile file : files) {
      List<Track> tracks = IGV.getInstance().load(new ResourceLocator(file.path().toString()));
      for (Track track : tracks) {
        track.setName(file.name());
        if (file.autoscale()) {
          track.setAutoScale(true);
        }
        file.height().ifPresent(track::setHeight);
      }
      Edt.run(() -> IGV.getInstance().addTracks(tracks));
    }
  }

  @Override
  public void clear() {
    IGV.getInstance()
        .deleteTracks(
            IGV.getInstance().getAllTracks().stream()
                .filter(track -> !(track instanceof SequenceTrack))
                .toList());
  }

  @Override
  public JComponent window() {
    return IGV.getInstance().getRootPane();
  }

  @Override
  public JComponent tracks() {
    return IGV.getInstance().getMainPanel();
  }

  /** Each track has a panel of its own, one below the other. */
  @Override
  public Optional<Rows> rowsBelowTracks() {
    int last = 0;
    for (TrackPanel panel : IGV.getInstance().getTrackPanels()) {
      int top = SwingUtilities.convertPoint(panel, 0, 0, tracks()).y;
      last = Math.max(last, top + panel.getHeight());
    }
    return Optional.of(new Rows(last, tracks().getHeight()));
  }

  @Override
  public void tell(String sentence) {
    MessageUtils.showMessage(sentence);
  }
}
