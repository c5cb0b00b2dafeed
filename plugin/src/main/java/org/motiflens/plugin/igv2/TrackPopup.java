package org.motiflens.plugin.igv2;

import java.awt.Font;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.swing.ButtonGroup;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.SwingWorker;
import org.broad.igv.renderer.DataRange;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.track.TrackMenuUtils;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.broad.igv.ui.util.FileDialogUtils;
import org.broad.igv.ui.util.MessageUtils;
import org.motiflens.explain.AttributionMethod;
import org.motiflens.explain.Monitor;
import org.motiflens.explain.ProfileExport;
import org.motiflens.explain.WindowLayout;
import org.motiflens.genome.InputException;
import org.motiflens.network.ModelBundle;
import org.motiflens.network.ModelCard;
import org.motiflens.plugin.Anchor;
import org.motiflens.plugin.Words;

/** The menu of one track: our items, then IGV's own for numeric tracks. */
final class TrackPopup extends IGVPopupMenu {
  private final transient Extension extension;
  private final transient LensTrack track;

  TrackPopup(Extension extension, LensTrack track, TrackClickEvent event) {
    this.extension = extension;
    this.track = track;
    JLabel title = new JLabel("", JLabel.CENTER);
    title.putClientProperty("html.disable", true);
    title.setText("  " + Words.plain(track.getName()) + "  ");
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    add(title);
    addSeparator();
    ReferenceFrame frame =
        event.getFrame() == null ? FrameManager.getDefaultFrame() : event.getFrame();
    track.base(event).ifPresent(base -> add(item(Words.SCORE_ALLELES, () -> showAlleles(base))));
    add(item(Words.EXPORT, () -> export(frame)));
    add(methods());
    add(scales());
    if (track.spec() != null && track.spec().anchor().isPresent()) {
      add(item(Words.DROP_ANCHOR, this::dropAnchor));
    }
    add(item(Words.AGAIN, this::tryAgain));
    addSeparator();
    TrackMenuUtils.addStandardItems(this, List.of((Track) track), event);
  }

  private void showAlleles(Anchor base) {
    extension.allelesWanted(base);
  }

  private static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }

  private JMenu methods() {
    JMenu menu = new JMenu(Words.METHOD);
    ButtonGroup group = new ButtonGroup();
    Optional<AttributionMethod> now = track.method();
    for (AttributionMethod method : track.possibleMethods()) {
      JRadioButtonMenuItem item =
          new JRadioButtonMenuItem(method.label() + ": " + method.formula());
      item.setSelected(now.filter(method::equals).isPresent() && track.usesOwnRenderer());
      item.addActionListener(
          event -> {
            track.show(method);
            IGV.getInstance().repaint();
          });
      group.add(item);
      menu.add(item);
    }
    return menu;
  }

  private JMenu scales() {
    JMenu menu = new JMenu(Words.SCALE);
    menu.add(item("Fit to what is in view", () -> scale(true)));
    menu.add(item("Keep as it is now", () -> scale(false)));
    menu.add(item("The same for all tracks of this method", this::shareScale));
    return menu;
  }

  private void scale(boolean fit) {
    track.setAutoScale(fit);
    IGV.getInstance().repaint();
  }

  /** Every track of the method gets the largest range in view, and keeps it. */
  private void shareScale() {
    List<LensTrack> peers =
        extension.tracks().stream().filter(other -> other.method().equals(track.method())).toList();
    float low = 0;
    float high = 0;
    for (LensTrack peer : peers) {
      DataRange range = peer.getDataRange();
      low = Math.min(low, range.getMinimum());
      high = Math.max(high, range.getMaximum());
    }
    for (LensTrack peer : peers) {
      peer.setAutoScale(false);
      peer.setDataRange(new DataRange(low, 0, high > low ? high : low + 1));
    }
    IGV.getInstance().repaint();
  }

  private void dropAnchor() {
    extension.anchorAt(Optional.empty());
    IGV.getInstance().repaint();
  }

  private void tryAgain() {
    extension.engine().forgetFailures();
    IGV.getInstance().repaint();
  }

  private void export(ReferenceFrame frame) {
    File chosen =
        FileDialogUtils.chooseFile(
            Words.EXPORT,
            null,
            new File(System.getProperty("user.home"), "motiflens.bedgraph"),
            FileDialogUtils.SAVE);
    if (chosen != null) {
      exportTo(chosen.toPath(), frame);
    }
  }

  /** Writes what the frame shows, in the background, and says how it went. */
  void exportTo(Path file, ReferenceFrame frame) {
    new SwingWorker<Void, Void>() {
      @Override
      protected Void doInBackground() {
        write(file, frame);
        return null;
      }

      @Override
      protected void done() {
        try {
          get();
          MessageUtils.setStatusBarMessage(Words.exported(file));
        } catch (ExecutionException e) {
          Throwable cause = e.getCause();
          MessageUtils.showMessage(
              cause instanceof InputException ? cause.getMessage() : Words.unexpected(cause));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }.execute();
  }

  void write(Path file, ReferenceFrame frame) {
    LensTrack.Shown shown = track.shown(frame);
    ModelCard card = extension.shelf().card(shown.spec().modelId());
    ModelBundle model = new ModelBundle(card, extension.shelf().network(card.id()));
    AttributionMethod method = extension.methods().named(shown.spec().methodKey());
    WindowLayout layout = shown.spec().layout(shown.locus().chromosome());
    new ProfileExport(shown.genome(), model, method, layout)
        .write(shown.locus(), file, Monitor.NONE);
  }
}
