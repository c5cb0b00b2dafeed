package org.motiflens.explain.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.fuzz.Scratch;
import org.motiflens.genome.Locus;

/** What an export that was broken off keeps. */
public final class ExportTargets {
  private ExportTargets() {}

  /** The values of a chromosome. */
  public static void values(byte[] input) throws IOException {
    Path file = Scratch.file("track-0.chromosome-0.values", input);
    if (ProfileSpill.isWhole(file)) {
      ProfileSpill.read(file, "chr1", profile -> {});
    }
  }

  /** Values that are whole. */
  public static byte[] seed() throws IOException {
    Path file = Scratch.root().resolve("seed.values");
    try (ProfileSpill spill = ProfileSpill.create(file)) {
      spill.write(new Locus("chr1", 0, 30), new float[30]);
      spill.write(new Locus("chr1", 40, 43), new float[] {1, 2, 3});
      spill.commit();
    }
    return Files.readAllBytes(file);
  }

  /** What says whose the folder is. */
  public static void manifest(byte[] input) throws IOException {
    ExportManifest.isOne(Scratch.file("manifest.json", input));
  }
}
