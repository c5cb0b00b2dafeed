package org.motiflens.plugin.igv2.track;

import org.broad.igv.Globals;
import org.broad.igv.ui.FontManager;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.extension.PendingExtension;
import org.motiflens.plugin.track.ScenePainter;

/** The extension of this IGV, for what IGV makes by itself. */
public final class RunningExtension {
  public static final PendingExtension PENDING = new PendingExtension(Globals::isBatch);

  /** Paints our tracks; without state, and needed where there is no extension, too. */
  public static final ScenePainter PAINTER =
      new ScenePainter(LetterGlyphs.sansSerif(), FontManager::getFont);

  private RunningExtension() {}
}
