package org.motiflens.plugin.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Properties;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;
import org.motiflens.plugin.widget.DividerShares;

/**
 * What the user chose: the panel, colours, memory. In a file of our own in IGV's folder. What
 * cannot be read or written is silently the default.
 */
public final class Settings implements DividerShares {
  private static final String FILE = "motiflens.properties";
  private static final String PANEL_WIDTH = "panel.width";
  private static final String PANEL_VISIBLE = "panel.visible";
  private static final String PANEL_TAB = "panel.tab";
  private static final String DIVIDER = "panel.divider.";
  private static final String TILE_MEGABYTES = "tiles.megabytes";
  private static final String COLOUR_BLIND_SAFE = "colours.safe";

  /** Bounds of what the user may choose, and what is so at the first start. */
  public static final int LEAST_TILE_MEGABYTES = 8;

  public static final int MOST_TILE_MEGABYTES = 4096;
  private static final int STANDARD_TILE_MEGABYTES = 64;

  /** Pixels; wider is no screen. */
  private static final int WIDEST_PANEL = 10_000;

  private final Path file;
  private final Properties properties = new Properties();

  public Settings(Path igvFolder) {
    file = igvFolder.resolve(FILE);
    if (Files.isReadable(file)) {
      try {
        properties.load(new StringReader(WholeFile.text(file, Limits.LARGEST_SMALL_FILE)));
      } catch (IOException | IllegalArgumentException e) {
        properties.clear();
      }
    }
  }

  public int panelWidth(int otherwise) {
    try {
      int width = Integer.parseInt(properties.getProperty(PANEL_WIDTH, ""));
      return 0 < width && width <= WIDEST_PANEL ? width : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  public boolean isPanelVisible() {
    return !"false".equals(properties.getProperty(PANEL_VISIBLE));
  }

  public void panel(int width, boolean visible) {
    properties.setProperty(PANEL_WIDTH, Integer.toString(width));
    properties.setProperty(PANEL_VISIBLE, Boolean.toString(visible));
    save();
  }

  /** Title of the tab that was open, empty at the first start. */
  public String panelTab() {
    return properties.getProperty(PANEL_TAB, "");
  }

  public void panelTab(String title) {
    properties.setProperty(PANEL_TAB, title);
    save();
  }

  @Override
  public OptionalDouble share(String divider) {
    try {
      double share = Double.parseDouble(properties.getProperty(DIVIDER + divider, ""));
      return share >= 0 && share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public void share(String divider, double share) {
    properties.setProperty(DIVIDER + divider, String.format(Locale.ROOT, "%.4f", share));
    save();
  }

  /** Megabytes that computed tiles may take. */
  public int tileMegabytes() {
    try {
      int megabytes = Integer.parseInt(properties.getProperty(TILE_MEGABYTES, ""));
      return LEAST_TILE_MEGABYTES <= megabytes && megabytes <= MOST_TILE_MEGABYTES
          ? megabytes
          : STANDARD_TILE_MEGABYTES;
    } catch (NumberFormatException e) {
      return STANDARD_TILE_MEGABYTES;
    }
  }

  public void tileMegabytes(int megabytes) {
    properties.setProperty(TILE_MEGABYTES, Integer.toString(megabytes));
    save();
  }

  /** Whether colours are those that all kinds of colour vision tell apart. */
  public boolean isColourBlindSafe() {
    return "true".equals(properties.getProperty(COLOUR_BLIND_SAFE));
  }

  public void colourBlindSafe(boolean safe) {
    properties.setProperty(COLOUR_BLIND_SAFE, Boolean.toString(safe));
    save();
  }

  /** The folder that settings, and what is kept from start to start, lie in. */
  public Path folder() {
    return file.getParent();
  }

  private void save() {
    try {
      StringWriter text = new StringWriter();
      properties.store(text, "MotifLens");
      // Without waiting for the disk, as the event thread saves: what is lost is the look. The name
      // is no other browser's.
      Path beside = Files.createTempFile(file.getParent(), "." + FILE + ".", ".part");
      try {
        Files.writeString(beside, text.toString());
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      // Looks are not worth a message.
    }
  }
}
