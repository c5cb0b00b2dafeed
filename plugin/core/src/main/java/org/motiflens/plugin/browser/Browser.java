package org.motiflens.plugin.browser;

import java.awt.Color;
import java.awt.Font;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.motiflens.genome.Locus;

/**
 * The browser that the extension runs in. On the event thread, but for {@link #genome}, {@link
 * #isBatch}, {@link #repaint()} and {@link #sessionPath}, which any thread calls.
 */
public interface Browser {
  // ---- Genome and views ----

  /** The genome that is shown, the same object as long as the browser shows the same. */
  Optional<BrowserGenome> genome();

  /** The view that goes to a place when somebody asks for one. */
  View view();

  /** All views that are open. */
  List<View> views();

  /**
   * Goes to bases.
   *
   * @param start 0-based
   * @param end exclusive
   */
  void show(String chromosome, int start, int end);

  /** Paths and addresses that the genome is read from, as far as the browser tells. */
  List<String> genomeFiles();

  /** Whether a script has the browser: what is painted must have been computed before. */
  boolean isBatch();

  /** The regions that the user marked; chromosomes as the browser calls them. */
  List<Locus> regionsOfInterest();

  /** The file of the session that was opened last, as the browser has it: a path or an address. */
  Optional<String> sessionPath();

  // ---- Tracks ----

  /** All tracks of ours, from top to bottom. */
  List<BrowserTrack> tracks();

  /** Removes tracks of ours. */
  void remove(Collection<? extends BrowserTrack> tracks);

  /** Tracks of anybody's that show a file. */
  List<OpenFile> openFiles();

  /**
   * A track that shows a file.
   *
   * @param name of the track
   * @param path path or address of the file
   */
  record OpenFile(String name, String path) {}

  /** Shows a local file of values or features as a track of the browser's own, some time after. */
  void load(Path file);

  /** Paints everything again, some time after. */
  void repaint();

  /** Paints some tracks again, some time after. */
  void repaint(Collection<? extends BrowserTrack> tracks);

  /** Makes the text of a tooltip anew that the mouse rests on. */
  void refreshTooltip();

  // ---- Looks ----

  /** The background of tracks, as the preferences have it. */
  Color background();

  /** The user's colour of a base: A, C, G, T or N. */
  Optional<Color> baseColour(char base);

  /** The size of letters that the user has set in the preferences; nothing where none is set. */
  OptionalInt letters();

  /**
   * The font of text in tracks.
   *
   * @param style of {@link Font}
   */
  Font font(int style, int size);

  // ---- Keys ----

  /** Lets something see every key before the browser's own keys do; what it takes is theirs. */
  default void keysFirst(KeyEventDispatcher taker) {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(taker);
  }

  // ---- Dialogs ----

  /** Lets the user choose a file to read. */
  Optional<Path> chooseFile(String title);

  /** Lets the user choose where to write a file. */
  Optional<Path> chooseTarget(String title, String suggestedName);

  /** Asks the user for a line. */
  Optional<String> ask(String question, String preset);

  /** Says a sentence that the user has to confirm; from any thread. */
  void tell(String sentence);

  /** Says a sentence in passing. */
  void status(String sentence);
}
