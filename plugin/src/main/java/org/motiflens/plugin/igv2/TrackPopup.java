package org.motiflens.plugin.igv2;

import java.awt.Font;
import java.util.List;
import javax.swing.JLabel;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.track.TrackMenuUtils;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.motiflens.plugin.Words;

/** The menu of one track: our items, then IGV's own for numeric tracks. */
final class TrackPopup extends IGVPopupMenu {
  TrackPopup(Extension extension, LensTrack track, TrackClickEvent event) {
    JLabel title = new JLabel("  " + Words.plain(track.getName()), JLabel.CENTER);
    title.putClientProperty("html.disable", true);
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    add(title);
    addSeparator();
    TrackMenuUtils.addStandardItems(this, List.of((Track) track), event);
  }
}
