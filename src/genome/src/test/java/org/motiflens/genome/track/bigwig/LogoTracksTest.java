package org.motiflens.genome.track.bigwig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Python;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;

class LogoTracksTest {
  /** One chromosome, ACGTNACA. */
  private static final SequenceSource GENOME =
      new SequenceSource() {
        private final byte[] codes = Bases.encode("ACGTNACA");

        @Override
        public String genomeId() {
          return "toy";
        }

        @Override
        public List<String> chromosomes() {
          return List.of("chr1");
        }

        @Override
        public int length(String chromosome) {
          return codes.length;
        }

        @Override
        public byte[] codes(Locus locus) {
          return Arrays.copyOfRange(codes, locus.start(), locus.end());
        }
      };

  @TempDir Path folder;

  @Test
  void aValueIsInTheFileOfItsBase() throws Exception {
    Python.assumeModule("pyBigWig");
    try (LogoTracks tracks = LogoTracks.create(folder, "x", GENOME)) {
      tracks.write(new Locus("chr1", 0, 3), new float[] {1, 2, 3});
      tracks.write(new Locus("chr1", 3, 8), new float[] {4, 5, Float.NaN, -7, 8});
      tracks.commit();
    }
    assertEquals(
        List.of(
            "A ((0, 1, 1.0), (7, 8, 8.0))",
            "C ((1, 2, 2.0), (6, 7, -7.0))",
            "G ((2, 3, 3.0),)",
            "T ((3, 4, 4.0),)"),
        Python.run(
            """
            import pyBigWig, sys
            for base in "ACGT":
                print(base, pyBigWig.open(f"{sys.argv[1]}/x.{base}.bw").intervals("chr1"))
            """,
            folder));
  }

  @Test
  void allFilesAppearOrNone() throws IOException {
    try (LogoTracks tracks = LogoTracks.create(folder, "x", GENOME)) {
      tracks.write(new Locus("chr1", 0, 1), new float[] {1});
    }
    Files.createDirectory(folder.resolve("y.G.bw"));
    assertThrows(InputException.class, () -> LogoTracks.create(folder, "y", GENOME));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("y.G.bw")), files.toList());
    }
  }
}
