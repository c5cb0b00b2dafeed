package org.motiflens.plugin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.adapter.InstalledIgv;
import org.motiflens.plugin.igv2.Igv2Adapter;
import org.objectweb.asm.ClassReader;

/** Our own start where IGV is missing. */
class MotifLensMainTest {
  @Test
  void withoutIgvItSaysWhatToAddAndEndsWithOne() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                classPathWithoutIgv(),
                MotifLensMain.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(1, process.exitValue(), said);
    assertTrue(said.startsWith("There is no IGV on the class path"), said);
    assertTrue(said.contains("2.16 to 2.19"), said);
    assertEquals(1, said.lines().count(), said);
  }

  /** Where the classes come from that a start needs before it looks for IGV. */
  private static String classPathWithoutIgv() {
    return Stream.of(
            MotifLensMain.class,
            Igv2Adapter.class,
            InstalledIgv.class,
            InputException.class,
            ClassReader.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
