package org.motiflens.plugin.igv2.track;

import java.awt.Color;
import java.util.Optional;
import org.broad.igv.Globals;
import org.broad.igv.track.RenderContext;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.extension.Extension;

/** IGV 2's frames, and what it paints on, as our tracks see them. */
public final class Frames {
  private Frames() {}

  /** What a frame shows. */
  public static View view(ReferenceFrame frame) {
    String chromosome = frame.getChrName();
    return new View(
        frame.getName(),
        Optional.ofNullable(chromosome).filter(name -> !name.equals(Globals.CHR_ALL)),
        frame.getOrigin(),
        frame.getEnd(),
        frame.getScale());
  }

  /**
   * What text is drawn with. Snapshots are painted without a panel, on the background that the
   * preferences have.
   *
   * @param extension null where there is none
   */
  public static Ink ink(RenderContext context, Extension extension) {
    return context.getPanel() == null
        ? extension == null ? Ink.on(Color.WHITE) : extension.ink()
        : Ink.on(context.getPanel().getBackground());
  }
}
