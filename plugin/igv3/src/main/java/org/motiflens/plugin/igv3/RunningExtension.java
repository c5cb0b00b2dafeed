package org.motiflens.plugin.igv3;

import org.igv.Globals;
import org.igv.ui.FontManager;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.extension.PendingExtension;
import org.motiflens.plugin.track.ScenePainter;

/** The extension of this IGV, for what IGV makes by itself. */
final class RunningExtension {
  static final PendingExtension PENDING = new PendingExtension(Globals::isBatch);

  /** Paints our tracks; without state, and needed where there is no extension, too. */
  static final ScenePainter PAINTER =
      new ScenePainter(LetterGlyphs.sansSerif(), FontManager::getFont);

  private RunningExtension() {}
}
