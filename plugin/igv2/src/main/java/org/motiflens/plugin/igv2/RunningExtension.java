package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.broad.igv.Globals;
import org.broad.igv.ui.FontManager;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.track.ScenePainter;

/**
 * How what IGV makes by itself finds the extension: tracks of a session by their no-argument
 * constructor, and files of tracks by the woven loader. IGV may be at a session from its command
 * line while the extension is still being made; then these wait for it. In IGV 2.16 a script from
 * the command line runs on the event thread, where nobody could install meanwhile: there it is
 * finished first. In 2.19 a script has a thread of its own and waits like a session.
 */
final class RunningExtension {
  /** Paints our tracks; without state, and needed where there is no extension, too. */
  static final ScenePainter PAINTER =
      new ScenePainter(LetterGlyphs.sansSerif(), FontManager::getFont);

  /** Reading the cards of a thousand models takes a few seconds on a slow disk. */
  private static final long PATIENCE_SECONDS = 30;

  private static final AtomicReference<Runnable> EXPECTED = new AtomicReference<>();
  private static final CompletableFuture<Optional<Extension>> ARRIVED = new CompletableFuture<>();

  private RunningExtension() {}

  /**
   * An extension will be there, or given up.
   *
   * @param atOnce finishes it on the event thread, with a wait
   */
  static void expected(Runnable atOnce) {
    EXPECTED.set(atOnce);
  }

  /** It is there. */
  static void arrived(Extension extension) {
    ARRIVED.complete(Optional.of(extension));
  }

  /** It will not be there. */
  static void givenUp() {
    ARRIVED.complete(Optional.empty());
  }

  /** The extension if it is there now. */
  static Optional<Extension> now() {
    return ARRIVED.getNow(Optional.empty());
  }

  /** The extension, if need be after a wait; on the event thread only while a script has it. */
  static Optional<Extension> awaited() {
    Runnable atOnce = EXPECTED.get();
    if (atOnce == null || ARRIVED.isDone()) {
      return now();
    }
    if (EventQueue.isDispatchThread()) {
      if (Globals.isBatch()) {
        atOnce.run();
      }
      return now();
    }
    try {
      return ARRIVED.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return now();
    } catch (ExecutionException | TimeoutException e) {
      return now();
    }
  }
}
