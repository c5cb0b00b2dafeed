package org.motiflens.plugin.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.settings.Folders;

/** The files of the demo, which lie beside the jar. */
final class DemoData {
  private static final String FASTA = "hg19-demo.fa.gz";
  private static final String PEAKS = "CTCF_GM12878.narrowPeak";
  private static final String SIGNAL = "CTCF_GM12878.bedgraph.gz";

  /** The GATA1 gene (chrX:48,644,982-48,652,717) and its surroundings. */
  static final Locus GATA1_LOCUS = Locus.parse("chrX:48,640,001-48,658,000");

  private static final String GENES =
      """
      chr21	36160097	36421595	RUNX1
      chrX	48644981	48652717	GATA1
      """;

  private DemoData() {}

  private static Path file(String name) {
    return Folders.besideJar("resources/demo")
        .orElseThrow(() -> new InputException(Messages.NO_DEMO))
        .resolve(name);
  }

  /** A slice of hg19. */
  static Path genome() {
    return file(FASTA);
  }

  /** Genes, peaks and ChIP-seq signal, from top to bottom. */
  static List<DemoStage.DataFile> all() throws IOException {
    return List.of(
        genes("Genes of the demo", Optional.of(30)),
        new DemoStage.DataFile(file(PEAKS), "CTCF peaks (GM12878)", Optional.of(34), false),
        new DemoStage.DataFile(file(SIGNAL), "CTCF ChIP-seq (GM12878)", Optional.of(46), true));
  }

  /** The two genes, written anew at each call. */
  static DemoStage.DataFile genes(String name, Optional<Integer> height) throws IOException {
    Path genes = Files.createTempFile("motiflens-genes", ".bed");
    Files.writeString(genes, GENES);
    return new DemoStage.DataFile(genes, name, height, false);
  }

  /** The peak at which the demo stands. */
  static Peak strongestPeak() {
    return PeakReader.read(file(PEAKS)).stream()
        .max(Comparator.comparingDouble(Peak::signal))
        .orElseThrow(() -> new InputException(Messages.NO_DEMO));
  }
}
