package org.motiflens.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.tomtom.ColumnScore;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The comparison of motifs that a person waits for, one of 9 columns against JASPAR 2016 (519
 * motifs), and the comparison of whole releases, JASPAR 2016 against JASPAR 2024 (879) on two
 * threads. Needs the releases in the folder that {@code MOTIFLENS_DATA} names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TomtomBenchmark {
  private static final int THREADS = 2;

  @Param({"ed", "pearson"})
  String distance;

  private List<MotifMatrix> jaspar2016;
  private MotifMatrix query;
  private Tomtom in2016;
  private Tomtom in2024;

  @Setup
  public void prepare() {
    Path folder = Path.of(System.getenv("MOTIFLENS_DATA"));
    Tomtom.Options options =
        Tomtom.Options.DEFAULT.with(ColumnScore.forKey(distance).orElseThrow());
    jaspar2016 =
        MotifFiles.read(folder.resolve("jaspar/JASPAR2016_CORE_vertebrates_non-redundant.meme"))
            .motifs();
    query =
        MotifFiles.read(folder.resolve("oracle/tomtom/queries_short.meme")).motifs().stream()
            .filter(motif -> motif.columns() == 9)
            .findFirst()
            .orElseThrow();
    in2016 = new Tomtom(jaspar2016, options);
    in2024 =
        new Tomtom(
            MotifFiles.read(folder.resolve("jaspar/JASPAR2024_CORE_vertebrates_non-redundant.meme"))
                .motifs(),
            options);
  }

  @Benchmark
  @Warmup(iterations = 3, time = 2)
  @Measurement(iterations = 5, time = 2)
  public List<TomtomMatch> oneQuery() {
    return in2016.match(query);
  }

  @Benchmark
  @Warmup(iterations = 1)
  @Measurement(iterations = 3)
  public List<List<TomtomMatch>> wholeReleases() throws InterruptedException {
    return in2024.matchAll(jaspar2016, THREADS);
  }
}
