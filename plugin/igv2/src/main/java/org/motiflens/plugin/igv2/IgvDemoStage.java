package org.motiflens.plugin.igv2;

import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.PanelName;
import org.broad.igv.ui.util.MessageUtils;
import org.broad.igv.util.ResourceLocator;
import org.motiflens.plugin.demo.DemoStage;
import org.motiflens.plugin.demo.Edt;

/** What the demo asks of IGV 2. */
final class IgvDemoStage implements DemoStage {
  /** Pixels of the border below the panel of tracks. */
  private static final int BORDER = 4;

  @Override
  public boolean isReady() {
    return IGV.getInstance().getSequenceTrack() != null;
  }

  @Override
  public void load(List<DataFile> files) {
    List<Track> all = new ArrayList<>();
    for (DataFile file : files) {
      List<Track> tracks = IGV.getInstance().load(new ResourceLocator(file.path().toString()));
      for (Track track : tracks) {
        track.setName(file.name());
        if (file.autoscale()) {
          track.setAutoScale(true);
        }
        file.height().ifPresent(height -> track.setHeight(height, true));
      }
      all.addAll(tracks);
    }
    Edt.run(() -> IGV.getInstance().addTracks(all, PanelName.DATA_PANEL));
  }

  @Override
  public void clear() {
    IGV.getInstance().deleteTracks(data());
  }

  private static List<Track> data() {
    return List.copyOf(IGV.getInstance().getTrackPanel(IGV.DATA_PANEL_NAME).getTracks());
  }

  @Override
  public JComponent window() {
    return (JComponent) IGV.getInstance().getRootPane();
  }

  @Override
  public JComponent tracks() {
    return IGV.getInstance().getMainPanel();
  }

  @Override
  public Optional<Rows> rowsBelowTracks() {
    // Asked by way of Swing: the class of IGV's scroll pane is of a library that a build need not
    // have.
    Container panel =
        SwingUtilities.getAncestorOfClass(
            JScrollPane.class, IGV.getInstance().getTrackPanel(IGV.DATA_PANEL_NAME));
    int top = SwingUtilities.convertPoint(panel, 0, 0, tracks()).y;
    int height = data().stream().filter(Track::isVisible).mapToInt(Track::getHeight).sum();
    return Optional.of(new Rows(top + height, top + panel.getHeight() - BORDER));
  }

  @Override
  public void tell(String sentence) {
    MessageUtils.showMessage(sentence);
  }
}
