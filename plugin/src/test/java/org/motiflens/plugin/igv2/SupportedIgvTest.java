package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where IGV is missing or too new, one sentence says so. */
class SupportedIgvTest {
  @TempDir private Path folder;

  private ClassLoader with(String className) throws Exception {
    Path file = folder.resolve(className.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {1});
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
  }

  @Test
  void igv2Is() throws Exception {
    assertEquals(Optional.empty(), SupportedIgv.problem(with(SupportedIgv.IGV_2)));
  }

  @Test
  void igv3IsNotAndTheSentenceNamesIt() throws Exception {
    assertEquals(
        Optional.of(SupportedIgv.NOT_IGV_3), SupportedIgv.problem(with(SupportedIgv.IGV_3)));
  }

  @Test
  void ourOwnStartWithoutIgvSaysWhatToAddAndEndsWithOne() throws Exception {
    Path classes =
        Path.of(MotifLensMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                MotifLensMain.class.getName())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(1, process.exitValue(), said);
    assertTrue(said.startsWith("There is no IGV on the class path"), said);
    assertEquals(1, said.lines().count(), said);
  }
}
