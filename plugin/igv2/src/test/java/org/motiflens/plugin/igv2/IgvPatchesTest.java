package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broad.igv.track.Track;
import org.junit.jupiter.api.Test;

class IgvPatchesTest {
  /** IGV 2.17 to 2.19 pass over a track of a session whose class is not admitted. */
  @Test
  void everyClassOfTrackIsAdmittedToSessions() throws Exception {
    Set<String> admitted =
        IgvPatches.TRACKS.stream()
            .map(Class::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(ourTracks(), admitted);
  }

  private static Set<String> ourTracks() throws Exception {
    Set<String> tracks = new TreeSet<>();
    Path root = classes();
    try (Stream<Path> files = Files.walk(root.resolve("org/motiflens/plugin/igv2"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
        String path = root.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        Class<?> type = Class.forName(name, false, IgvPatches.class.getClassLoader());
        if (Track.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          tracks.add(name);
        }
      }
    }
    return tracks;
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(IgvPatches.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
