package org.motiflens.plugin.igv3;

import java.awt.Color;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Point;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.UIManager;
import org.igv.Globals;
import org.igv.feature.genome.Genome;
import org.igv.feature.genome.GenomeManager;
import org.igv.prefs.IGVPreferences;
import org.igv.prefs.PreferencesManager;
import org.igv.track.RenderContext;
import org.igv.track.Track;
import org.igv.ui.FontManager;
import org.igv.ui.IGV;
import org.igv.ui.panel.DataPanel;
import org.igv.ui.panel.FrameManager;
import org.igv.ui.panel.ReferenceFrame;
import org.igv.ui.panel.TrackPanel;
import org.igv.ui.util.FileDialogUtils;
import org.igv.ui.util.MessageUtils;
import org.igv.util.ResourceLocator;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.work.Outcome;

/** IGV 3 as the extension sees it. */
final class IgvBrowser implements Browser {
  /** The preference for the size of letters. */
  private static final String LETTERS = "DEFAULT_FONT_SIZE";

  private static final String WHOLE_GENOME = "All";
  private static final String BACKGROUND = "BACKGROUND_COLOR";

  private final AtomicInteger opened = new AtomicInteger();
  private volatile IgvGenome genome;

  /** What a frame shows. */
  static View view(ReferenceFrame frame) {
    String chromosome = frame.getChrName();
    return new View(
        frame.getName(),
        Optional.ofNullable(chromosome).filter(name -> !name.equals(WHOLE_GENOME)),
        frame.getOrigin(),
        frame.getEnd(),
        frame.getScale());
  }

  @Override
  public Optional<BrowserGenome> genome() {
    Genome current = GenomeManager.getInstance().getCurrentGenome();
    if (current == null || current == Genome.NULL_GENOME) {
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
    return view(FrameManager.getDefaultFrame());
  }

  @Override
  public List<View> views() {
    return FrameManager.getFrames().stream().map(IgvBrowser::view).toList();
  }

  @Override
  public void show(String chromosome, int start, int end) {
    FrameManager.getDefaultFrame().jumpTo(chromosome, start, end);
  }

  /** IGV calls a genome that is a FASTA file by the file's path. */
  @Override
  public List<String> genomeFiles() {
    Genome current = GenomeManager.getInstance().getCurrentGenome();
    return current == null ? List.of() : List.of(current.getId());
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
  public void repaint() {
    if (IGV.hasInstance()) {
      IGV.getInstance().repaint();
    }
  }

  /** Reads the file beside the event thread, as IGV does when it is asked for one in its menu. */
  @Override
  public void load(Path file) {
    Thread loader = new Thread(() -> loadNow(file), "MotifLens-load");
    loader.setDaemon(true);
    loader.start();
  }

  private void loadNow(Path file) {
    Outcome<List<Track>> loaded =
        Outcome.of(() -> IGV.getInstance().load(new ResourceLocator(file.toString())));
    EventQueue.invokeLater(
        () -> {
          loaded.problem().ifPresent(this::tell);
          if (loaded.problem().isEmpty()) {
            IGV.getInstance().addTracks(new ArrayList<>(loaded.result()));
            IGV.getInstance().revalidateTrackPanels();
          }
        });
  }

  @Override
  public void repaint(Collection<? extends BrowserTrack> tracks) {
    if (IGV.hasInstance()) {
      IGV.getInstance().repaint(tracks.stream().map(Track.class::cast).toList());
    }
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
          data.updateTooltipText(mouse.x, mouse.y, panel.getTrack());
        }
      }
    }
  }

  // ---- Looks ----

  /** As IGV gives it to its data panels: a dark theme's, unless the user chose a colour. */
  @Override
  public Color background() {
    IGVPreferences preferences = PreferencesManager.getPreferences();
    Color background =
        Globals.isDarkMode() && !preferences.hasExplicitValue(BACKGROUND)
            ? UIManager.getColor("Panel.background")
            : preferences.getAsColor(BACKGROUND);
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

  /** Snapshots are painted without a panel, and on white whatever the theme. */
  static Ink ink(RenderContext context) {
    return Ink.on(context.getPanel() == null ? Color.WHITE : context.getPanel().getBackground());
  }

  /** The ink for a place where IGV itself writes with some colour. */
  static Ink inkBeside(Color written) {
    int brightness = (written.getRed() + written.getGreen() + written.getBlue()) / 3;
    return Ink.on(brightness < 128 ? Color.WHITE : Color.BLACK);
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
}
