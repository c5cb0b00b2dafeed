package org.motiflens.plugin.igv2;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.broad.igv.Globals;
import org.broad.igv.feature.genome.Genome;
import org.broad.igv.feature.genome.GenomeListItem;
import org.broad.igv.feature.genome.GenomeManager;
import org.broad.igv.prefs.Constants;
import org.broad.igv.prefs.IGVPreferences;
import org.broad.igv.prefs.PreferencesManager;
import org.broad.igv.track.Track;
import org.broad.igv.ui.FontManager;
import org.broad.igv.ui.GlobalKeyDispatcher;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.commandbar.GenomeListManager;
import org.broad.igv.ui.panel.DataPanel;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.TrackPanel;
import org.broad.igv.ui.util.FileDialogUtils;
import org.broad.igv.ui.util.MessageUtils;
import org.broad.igv.util.ResourceLocator;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.igv2.track.Frames;

/** IGV 2 as the extension sees it. */
final class IgvBrowser implements Browser {
  /** The preference for the size of letters. */
  private static final String LETTERS = "DEFAULT_FONT_SIZE";

  private final AtomicInteger opened = new AtomicInteger();
  private volatile IgvGenome genome;

  @Override
  public Optional<BrowserGenome> genome() {
    Genome current = GenomeManager.getInstance().getCurrentGenome();
    if (current == null) {
      return Optional.empty();
    }
    IgvGenome known = genome;
    if (known == null || !known.isOf(current)) {
      known = new IgvGenome(current, opened.getAndIncrement());
      genome = known;
    }
    return Optional.of(known);
  }

  @Override
  public View view() {
    return Frames.view(FrameManager.getDefaultFrame());
  }

  @Override
  public List<View> views() {
    return FrameManager.getFrames().stream().map(Frames::view).toList();
  }

  @Override
  public void show(String chromosome, int start, int end) {
    FrameManager.getDefaultFrame().jumpTo(chromosome, start, end);
  }

  @Override
  public List<String> genomeFiles() {
    Genome current = GenomeManager.getInstance().getCurrentGenome();
    return current == null ? List.of() : GenomeFiles.of(current.getId());
  }

  @Override
  public boolean isBatch() {
    return Globals.isBatch();
  }

  @Override
  public List<Locus> regionsOfInterest() {
    return IGV.getInstance().getSession().getAllRegionsOfInterest().stream()
        .map(region -> new Locus(region.getChr(), region.getStart(), region.getEnd()))
        .toList();
  }

  @Override
  public Optional<String> sessionPath() {
    return Optional.ofNullable(IGV.getInstance().getSession().getPath());
  }

  // ---- Tracks ----

  @Override
  public List<BrowserTrack> tracks() {
    return IGV.getInstance().getAllTracks().stream()
        .filter(BrowserTrack.class::isInstance)
        .map(BrowserTrack.class::cast)
        .toList();
  }

  @Override
  public void remove(Collection<? extends BrowserTrack> tracks) {
    IGV.getInstance().deleteTracks(tracks.stream().map(Track.class::cast).toList());
  }

  @Override
  public List<OpenFile> openFiles() {
    List<OpenFile> files = new ArrayList<>();
    if (IGV.hasInstance()) {
      for (Track track : IGV.getInstance().getAllTracks()) {
        ResourceLocator locator = track.getResourceLocator();
        if (locator != null && locator.getPath() != null) {
          files.add(new OpenFile(track.getName(), locator.getPath()));
        }
      }
    }
    return files;
  }

  @Override
  public void load(Path file) {
    Future<?> unused = IGV.getInstance().loadTracks(List.of(new ResourceLocator(file.toString())));
  }

  @Override
  public void repaint() {
    if (IGV.hasInstance()) {
      IGV.getInstance().repaint();
    }
  }

  /**
   * Paints all tracks. While IGV loads, it keeps one request to repaint for later, the last: one
   * for some tracks of ours would take the place of one for all that the user's pan has made, and
   * IGV's own tracks would stay where they were.
   */
  @Override
  public void repaint(Collection<? extends BrowserTrack> tracks) {
    repaint();
  }

  /** IGV makes the text of a tooltip when the mouse moves; this is for a mouse that rests. */
  @Override
  public void refreshTooltip() {
    if (!IGV.hasInstance()) {
      return;
    }
    for (TrackPanel panel : IGV.getInstance().getTrackPanels()) {
      for (Component part : panel.getDataPanelContainer().getComponents()) {
        Point mouse = part.getMousePosition();
        if (mouse != null && part instanceof DataPanel data) {
          data.updateTooltipText(mouse.x, mouse.y);
        }
      }
    }
  }

  // ---- Looks ----

  @Override
  public Color background() {
    Color background = PreferencesManager.getPreferences().getAsColor(Constants.BACKGROUND_COLOR);
    return background == null ? Color.WHITE : background;
  }

  @Override
  public OptionalInt letters() {
    IGVPreferences preferences = PreferencesManager.getPreferences();
    return preferences.hasExplicitValue(LETTERS)
        ? OptionalInt.of(preferences.getAsInt(LETTERS))
        : OptionalInt.empty();
  }

  @Override
  public Optional<Color> baseColour(char base) {
    return Optional.ofNullable(PreferencesManager.getPreferences().getAsColor("COLOR." + base));
  }

  @Override
  public Font font(int style, int size) {
    return FontManager.getFont(style, size);
  }

  // ---- Keys ----

  /** IGV takes Escape in every window of its own virtual machine: whoever comes after sees none. */
  @Override
  public void keysFirst(KeyEventDispatcher taker) {
    KeyboardFocusManager manager = KeyboardFocusManager.getCurrentKeyboardFocusManager();
    KeyEventDispatcher igv = GlobalKeyDispatcher.getInstance();
    manager.removeKeyEventDispatcher(igv);
    manager.addKeyEventDispatcher(taker);
    manager.addKeyEventDispatcher(igv);
  }

  // ---- Dialogs ----

  @Override
  public Optional<Path> chooseFile(String title) {
    return Optional.ofNullable(FileDialogUtils.chooseFile(title)).map(File::toPath);
  }

  @Override
  public Optional<Path> chooseTarget(String title, String suggestedName) {
    File suggested = new File(System.getProperty("user.home"), suggestedName);
    File chosen = FileDialogUtils.chooseFile(title, null, suggested, FileDialogUtils.SAVE);
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Optional<String> ask(String question, String preset) {
    return Optional.ofNullable(MessageUtils.showInputDialog(question, preset));
  }

  @Override
  public void tell(String sentence) {
    MessageUtils.showMessage(sentence);
  }

  @Override
  public void status(String sentence) {
    MessageUtils.setStatusBarMessage(sentence);
  }

  /** Where IGV's genomes come from; a class of its own, as later versions may lack the list. */
  private static final class GenomeFiles {
    /** IGV calls a genome that is a FASTA file by the file's path; its list knows others. */
    static List<String> of(String id) {
      try {
        GenomeListItem item = GenomeListManager.getInstance().getLoadedGenomeListItemById(id);
        return item == null || item.getPath() == null ? List.of(id) : List.of(id, item.getPath());
      } catch (LinkageError e) {
        return List.of(id);
      }
    }
  }
}
