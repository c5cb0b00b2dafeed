package org.igv.ui;

import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import javax.swing.JRootPane;
import org.igv.session.Session;
import org.igv.track.SequenceTrack;
import org.igv.track.Track;
import org.igv.ui.panel.MainPanel;
import org.igv.ui.panel.TrackPanel;
import org.igv.util.ResourceLocator;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class IGV {
  private IGV() {}

  public static boolean hasInstance() {
    throw new UnsupportedOperationException();
  }

  public static IGV getInstance() {
    throw new UnsupportedOperationException();
  }

  public void addTracks(List<Track> tracks) {
    throw new UnsupportedOperationException();
  }

  public void deleteTracks(Collection<? extends Track> tracks) {
    throw new UnsupportedOperationException();
  }

  public List<Track> getAllTracks() {
    throw new UnsupportedOperationException();
  }

  public IGVContentPane getContentPane() {
    throw new UnsupportedOperationException();
  }

  public MainPanel getMainPanel() {
    throw new UnsupportedOperationException();
  }

  public JRootPane getRootPane() {
    throw new UnsupportedOperationException();
  }

  public Session getSession() {
    throw new UnsupportedOperationException();
  }

  public SequenceTrack getSequenceTrack() {
    throw new UnsupportedOperationException();
  }

  public List<TrackPanel> getTrackPanels() {
    throw new UnsupportedOperationException();
  }

  public boolean loadSession(String path, String locus) {
    throw new UnsupportedOperationException();
  }

  public void saveSession(File file) throws IOException {
    throw new UnsupportedOperationException();
  }

  public List<Track> load(ResourceLocator locator) {
    throw new UnsupportedOperationException();
  }

  public void repaint() {
    throw new UnsupportedOperationException();
  }

  public void revalidateTrackPanels() {
    throw new UnsupportedOperationException();
  }

  public void repaint(Collection<? extends Track> tracks) {
    throw new UnsupportedOperationException();
  }
}
