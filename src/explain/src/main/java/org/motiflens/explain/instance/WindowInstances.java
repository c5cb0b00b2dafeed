package org.motiflens.explain.instance;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Network;

/**
 * The stretches of windows that carry attribution, named, and the motifs that they are gathered
 * into: motif discovery from attributions. The null are spans of dinucleotide shuffles of the
 * windows. Immutable.
 *
 * @param instances window by window, from left to right
 * @param motifs the one with most stretches first; their members are indices of instances
 */
public record WindowInstances(List<Instance> instances, List<SeqletMotifs.Motif> motifs) {
  public WindowInstances {
    instances = List.copyOf(instances);
    motifs = List.copyOf(motifs);
  }

  /**
   * How stretches are called.
   *
   * @param shuffles of the windows, for null and decoys
   * @param level p up to which a span counts
   * @param greatestQ of a stretch
   */
  public record Settings(
      Contributions.Kind contribution, int shuffles, double level, double greatestQ, long seed) {
    /** What is used where nothing else is asked for. */
    public static final Settings STANDARD =
        new Settings(
            Contributions.Kind.MUTAGENESIS,
            400,
            SeqletCaller.DEFAULT_LEVEL,
            BlockCaller.GREATEST_NAMED_Q,
            1);
  }

  /**
   * Calls, names and gathers.
   *
   * @param loci where the windows lie
   * @param codes their bases, each as many as the network reads
   * @param monitor told of shuffles first, then of windows
   */
  public static WindowInstances of(
      Network network,
      List<Locus> loci,
      List<byte[]> codes,
      Settings settings,
      InstanceNamer namer,
      Monitor monitor) {
    long all = settings.shuffles() + 2L * codes.size();
    SpanNull spans =
        SpanNull.of(
            network,
            codes,
            settings.shuffles(),
            settings.level(),
            settings.seed(),
            settings.contribution(),
            2L * codes.size(),
            monitor);
    Contributions contributions = new Contributions(network, settings.contribution());
    List<double[]> profiles = new ArrayList<>();
    for (byte[] window : codes) {
      monitor.check();
      profiles.add(contributions.of(window, 0));
      monitor.progress(settings.shuffles() + profiles.size(), all);
    }
    List<List<Seqlet>> called = new SeqletCaller(spans, settings.level()).call(profiles);
    List<Instance> instances = new ArrayList<>();
    List<SeqletMotifs.Source> sources = new ArrayList<>();
    for (int w = 0; w < codes.size(); w++) {
      Locus window = loci.get(w);
      String bases = Bases.decode(codes.get(w));
      for (Seqlet seqlet : called.get(w)) {
        if (seqlet.q() <= settings.greatestQ()) {
          monitor.check();
          String own = bases.substring(seqlet.start(), seqlet.end());
          Locus locus =
              new Locus(
                  window.chromosome(),
                  window.start() + seqlet.start(),
                  window.start() + seqlet.end());
          instances.add(new Instance(locus, seqlet, own, namer.best(own)));
          sources.add(new SeqletMotifs.Source(codes.get(w), seqlet));
        }
      }
      monitor.progress(settings.shuffles() + codes.size() + w + 1L, all);
    }
    return new WindowInstances(instances, SeqletMotifs.of(sources).motifs());
  }

  /** The stretch of a motif whose contributions add up to most. */
  public Instance strongest(SeqletMotifs.Motif motif) {
    return motif.members().stream()
        .map(instances::get)
        .max((a, b) -> Double.compare(Math.abs(a.seqlet().sum()), Math.abs(b.seqlet().sum())))
        .orElseThrow();
  }

  /** Name of the motif that each instance was gathered into, in the order of the instances. */
  public List<String> motifNames() {
    String[] names = new String[instances.size()];
    for (SeqletMotifs.Motif motif : motifs) {
      motif.members().forEach(member -> names[member] = motif.matrix().id());
    }
    return List.of(names);
  }
}
