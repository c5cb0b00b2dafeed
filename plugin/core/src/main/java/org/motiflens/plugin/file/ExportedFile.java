package org.motiflens.plugin.file;

import java.nio.file.Path;
import java.util.Optional;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.message.Messages;

/**
 * The file that was exported last, which the browser can show as a track: offered until it is
 * loaded, or put aside. On the event thread.
 */
public final class ExportedFile {
  private final Browser browser;
  private Optional<Path> offered = Optional.empty();

  public ExportedFile(Browser browser) {
    this.browser = browser;
  }

  /** A file has been written. */
  public void offer(Path file) {
    offered = Optional.of(file);
    browser.status(Messages.exported(file));
  }

  /** The file that may be loaded. */
  public Optional<Path> offered() {
    return offered;
  }

  /** Loads the file as a track of the browser's own. */
  public void load() {
    Optional<Path> file = offered;
    putAside();
    file.ifPresent(browser::load);
  }

  /** The user does not want to see it. */
  public void putAside() {
    offered = Optional.empty();
  }
}
