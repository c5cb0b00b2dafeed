package org.motiflens.plugin.install;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What is asked of the system: where the user is at home, as IGV's launchers ask for it, and how
 * the system writes names of files.
 *
 * @param home the user's
 * @param path folders of programs, as the variable PATH has them
 * @param windows whether lines end as on Windows, and programs end with .exe
 * @param names encoding of argument files, which is that of names of files
 */
record Surroundings(Path home, String path, boolean windows, Charset names) {
  /**
   * IGV's launchers take HOME on Linux and macOS and USERPROFILE on Windows; Java's own idea of a
   * home can be another.
   */
  static Surroundings of(Map<String, String> environment, Properties properties) {
    boolean windows = properties.getProperty("os.name", "").startsWith("Windows");
    String named = environment.get(windows ? "USERPROFILE" : "HOME");
    String home = named == null || named.isEmpty() ? properties.getProperty("user.home") : named;
    return new Surroundings(
        Path.of(home).toAbsolutePath(),
        environment.getOrDefault("PATH", ""),
        windows,
        Charset.forName(properties.getProperty("sun.jnu.encoding", "UTF-8")));
  }

  /** The file that IGV's launchers hand to Java on all three systems. */
  Path argumentsFile() {
    return igvFolder().resolve("java_arguments");
  }

  Path igvFolder() {
    return home.resolve(".igv");
  }

  /** Our copies. They lie in IGV's folder, so that whoever removes that removes both. */
  Path ourFolder() {
    return igvFolder().resolve("motiflens");
  }
}
