package org.motiflens.plugin.igv2;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * How the user left the panel, in a file of our own in IGV's folder. What cannot be read or written
 * is silently the default: it is only looks.
 */
final class SavedSettings {
  private static final String FILE = "motiflens.properties";
  private static final String PANEL_WIDTH = "panel.width";
  private static final String PANEL_VISIBLE = "panel.visible";

  private final Path file;
  private final Properties properties = new Properties();

  SavedSettings(Path igvFolder) {
    file = igvFolder.resolve(FILE);
    if (Files.isReadable(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        properties.clear();
      }
    }
  }

  int panelWidth(int otherwise) {
    try {
      return Integer.parseInt(properties.getProperty(PANEL_WIDTH, ""));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  boolean isPanelVisible() {
    return !"false".equals(properties.getProperty(PANEL_VISIBLE));
  }

  void panel(int width, boolean visible) {
    properties.setProperty(PANEL_WIDTH, Integer.toString(width));
    properties.setProperty(PANEL_VISIBLE, Boolean.toString(visible));
    Path beside = file.resolveSibling(FILE + ".part");
    try {
      try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
        properties.store(writer, "MotifLens");
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Looks are not worth a message.
    }
  }
}
