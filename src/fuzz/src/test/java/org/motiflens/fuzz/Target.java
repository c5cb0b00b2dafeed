package org.motiflens.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.motiflens.explain.export.ExportTargets;
import org.motiflens.genome.track.bigwig.BigWigTargets;
import org.motiflens.network.chain.ChainTargets;
import org.motiflens.plugin.extension.ExtensionTargets;
import org.motiflens.plugin.igv3.SessionJsonTargets;
import org.motiflens.plugin.install.InstallTargets;
import org.motiflens.plugin.learnt.LearntTargets;
import org.motiflens.plugin.track.SessionTargets;
import org.motiflens.training.TrainingTargets;
import org.motiflens.training.data.DataTargets;

/**
 * What reads bytes that may come from anyone. An input is what the file of that kind has; where a
 * reader needs two files, the parts stand behind each other, divided by a byte of value 0.
 */
enum Target {
  FASTA(GenomeTargets::fasta, 16 << 10),
  FASTA_INDEX(GenomeTargets::indexedFasta, 8 << 10),
  BLOCK_GZIP(GenomeTargets::blockGzip, 8 << 10),
  TWO_BIT(GenomeTargets::twoBit, 8 << 10),
  PEAKS(GenomeTargets::peaks, 8 << 10),
  VARIANTS(GenomeTargets::variants, 8 << 10),
  TEXT(GenomeTargets::text, 8 << 10),
  BIG_WIG(BigWigTargets::values, 16 << 10),
  LOCUS(GenomeTargets::locus, 256),
  MOTIFS(GenomeTargets::motifs, 8 << 10),
  MOTIF_NOTICE(GenomeTargets::motifNotice, 4 << 10),
  CARD(ModelTargets::card, 8 << 10),
  CALIBRATION(ModelTargets::calibration, 16 << 10),
  CONFIGURATION(ModelTargets::configuration, 32 << 10),
  COEFFICIENTS(ModelTargets::coefficients, 4 << 10),
  BUNDLE(ModelTargets::bundle, 64 << 10),
  OUTPUTS(ModelTargets::outputs, 4 << 10),
  PROFILE_MODEL(ModelTargets::profileModel, 16 << 10),
  CHAIN_MODEL(ChainTargets::model, 4 << 10),
  DEEPBIND(ModelTargets::deepBind, 8 << 10),
  DEEPBIND_INDEX(ModelTargets::deepBindIndex, 4 << 10),
  HDF5(ModelTargets::hdf5, 64 << 10),
  KERAS_LAYERS(ModelTargets::kerasLayers, 16 << 10),
  KERAS_ONE(ModelTargets::kerasOne, 8 << 10),
  FOREIGN_MODEL(ModelTargets::foreign, 64 << 10),
  PICKLE(ModelTargets::pickle, 4 << 10),
  SHARED_START(ModelTargets::sharedStart, 96 << 10),
  TABLES(ModelTargets::tables, 8 << 10),
  SUMMITS(DataTargets::summits, 4 << 10),
  EXPERIMENTS(DataTargets::experiments, 4 << 10),
  WINDOWS(DataTargets::windows, 4 << 10),
  STRETCHES(DataTargets::stretches, 4 << 10),
  HARD_WINDOWS(ModelTargets::hardWindows, 4 << 10),
  CHECKPOINT(TrainingTargets::checkpoint, 4 << 10),
  EXPORT_VALUES(ExportTargets::values, 4 << 10),
  EXPORT_MANIFEST(ExportTargets::manifest, 8 << 10),
  TRACKS(SessionTargets::tracks, 8 << 10),
  SESSION(SessionTargets::session, 4 << 10),
  SESSION_OTHERS(SessionTargets::otherTracks, 4 << 10),
  SESSION_JSON(SessionJsonTargets::addresses, 8 << 10),
  FEATURES(LearntTargets::features, 4 << 10),
  SIMILAR_FACTORS(LearntTargets::similarFactors, 4 << 10),
  GENOME_DESCRIPTION(ExtensionTargets::genomeDescription, 4 << 10),
  SETTINGS(SessionTargets::settings, 4 << 10),
  JAVA_ARGUMENTS(InstallTargets::javaArguments, 4 << 10);

  /** Reads an input. */
  @FunctionalInterface
  interface Reading {
    void of(byte[] input) throws Exception;
  }

  @SuppressWarnings("ImmutableEnumChecker") // Methods of classes that keep nothing.
  private final Reading reading;

  private final int longest;

  Target(Reading reading, int longest) {
    this.reading = reading;
    this.longest = longest;
  }

  Reading reading() {
    return reading;
  }

  /** Bytes of an input at most. */
  int longest() {
    return longest;
  }

  /** What commands and folders call it. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Target named(String key) {
    return Arrays.stream(values())
        .filter(target -> target.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no target " + key + "; there are " + List.of(keys()) + "."));
  }

  private static String keys() {
    return String.join(", ", Arrays.stream(values()).map(Target::key).toList());
  }
}
