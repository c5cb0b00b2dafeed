package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.swing.JScrollBar;
import javax.swing.SwingUtilities;
import org.broad.igv.Globals;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.PanelName;
import org.broad.igv.ui.panel.TrackPanel;
import org.broad.igv.ui.panel.TrackPanelScrollPane;
import org.broad.igv.ui.util.MessageUtils;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.TrackFactory;
import org.motiflens.plugin.igv2.learnt.ActivationTrack;
import org.motiflens.plugin.igv2.learnt.InstanceTrack;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.learnt.ActivationModel;
import org.motiflens.plugin.track.learnt.InstanceModel;
import org.motiflens.plugin.track.mark.AllHitsModel;
import org.motiflens.plugin.track.mark.MotifHitModel;
import org.motiflens.plugin.track.mark.VariantEffectModel;

/** Makes our tracks as IGV 2 wants them, in its data panel. */
final class IgvTrackFactory implements TrackFactory {
  @Override
  public AttributionTrack attribution(Extension extension, TrackSpec spec) {
    return new AttributionTrack(extension, spec);
  }

  @Override
  public MotifHitTrack hits(
      Extension extension, String name, Function<BrowserTrack, MotifHitModel> model) {
    return new MotifHitTrack(extension, name, model);
  }

  @Override
  public AllHitsTrack allHits(
      Extension extension, String name, Function<BrowserTrack, AllHitsModel> model) {
    return new AllHitsTrack(extension, name, model);
  }

  @Override
  public VariantEffectTrack effects(
      Extension extension, String name, Function<BrowserTrack, VariantEffectModel> model) {
    return new VariantEffectTrack(extension, name, model);
  }

  @Override
  public InstanceTrack instances(
      Extension extension, String name, Function<BrowserTrack, InstanceModel> model) {
    return new InstanceTrack(extension, name, model);
  }

  @Override
  public ActivationTrack activation(
      Extension extension, String name, Function<BrowserTrack, ActivationModel> model) {
    return new ActivationTrack(extension, name, model);
  }

  /**
   * As IGV does after loading files: panels get their share of the window, and show what is new.
   */
  @Override
  public void add(List<? extends BrowserTrack> tracks) {
    if (tracks.isEmpty()) {
      return;
    }
    IGV igv = IGV.getInstance();
    List<Map<TrackPanelScrollPane, Integer>> before = igv.getTrackPanelAttrs();
    igv.addTracks(
        new ArrayList<>(tracks.stream().map(Track.class::cast).toList()), PanelName.DATA_PANEL);
    MessageUtils.setStatusBarMessage(Messages.added(tracks.size(), tracks.get(0).getName()));
    if (!Globals.isBatch()) {
      // The panel has its new height once the events that are queued now are through.
      EventQueue.invokeLater(
          () -> {
            igv.resetPanelHeights(before.get(0), before.get(1));
            EventQueue.invokeLater(() -> show(tracks));
          });
    }
  }

  /** Scrolls the data panel to new tracks, as far as there is room for them. */
  private static void show(List<? extends BrowserTrack> added) {
    TrackPanel panel = IGV.getInstance().getTrackPanel(IGV.DATA_PANEL_NAME);
    TrackPanelScrollPane pane =
        (TrackPanelScrollPane) SwingUtilities.getAncestorOfClass(TrackPanelScrollPane.class, panel);
    if (pane == null) {
      return;
    }
    pane.validate();
    int top = -1;
    int y = 0;
    int end = 0;
    for (Track track : panel.getTracks()) {
      if (added.contains(track)) {
        top = top < 0 ? y : top;
        end = y + track.getHeight();
      }
      y += track.isVisible() ? track.getHeight() : 0;
    }
    JScrollBar bar = pane.getVerticalScrollBar();
    int room = bar.getVisibleAmount();
    if (top >= 0 && (top < bar.getValue() || end > bar.getValue() + room)) {
      bar.setValue(Math.min(top, Math.max(0, end - room)));
    }
  }
}
