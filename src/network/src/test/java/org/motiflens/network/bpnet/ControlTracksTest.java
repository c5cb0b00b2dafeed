package org.motiflens.network.bpnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.NamedSequence;
import org.motiflens.genome.track.bigwig.BigWigWriter;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;

/** A BPNet with two strands and the two tracks of a control experiment. */
class ControlTracksTest {
  private static final long SEED = 20261129;
  private static final int BASES = 500;
  private static final int WINDOW = 150;
  private static final int OUTPUT = 60;
  private static final int MARGIN = (WINDOW - OUTPUT) / 2;
  private static final float[] PROFILE = {0.5f, -0.25f, 0.125f, 1};
  private static final float COUNTS = 0.75f;
  private static final Locus ALL = new Locus("chr1", 0, BASES);

  @TempDir Path folder;
  private BpnetModel model;
  private byte[] codes;
  private float[][] reads;
  private List<Path> files;

  @BeforeEach
  void write() throws Exception {
    BpnetWeights weights = RandomBpnet.weights(RandomBpnet.shapes().get(1), SEED);
    model = new BpnetModel(List.of(weights), Optional.of(new ControlWeights(2, PROFILE, COUNTS)));
    codes = RandomBpnet.codes(BASES, 0, SEED);
    reads = new float[2][BASES];
    files = new ArrayList<>();
    Random random = new Random(SEED);
    for (int track = 0; track < 2; track++) {
      float[] written = new float[BASES];
      for (int i = 0; i < BASES; i++) {
        reads[track][i] = random.nextInt(4);
        written[i] = reads[track][i] == 0 ? Float.NaN : reads[track][i];
      }
      files.add(file("control" + track + ".bw", BASES, written));
    }
  }

  private Path file(String name, int length, float[] values) throws IOException {
    Path path = folder.resolve(name);
    try (BigWigWriter writer = BigWigWriter.create(path, Map.of("chr1", length))) {
      writer.write(new Locus("chr1", 0, values.length), values);
      writer.commit();
    }
    return path;
  }

  private BpnetNetwork network() {
    return BpnetNetwork.of("bpnet", model);
  }

  private ProfileEvaluator placed() {
    ProfileEvaluator evaluator = network().with(ControlTracks.open(files)).newEvaluator();
    evaluator.place(codes, new Placement(ALL, false));
    return evaluator;
  }

  /** Log counts, then all logits. */
  private static float[] outputs(ProfileEvaluator evaluator, byte[] codes, int start) {
    float[] all = new float[1 + 2 * OUTPUT];
    evaluator.profiles(
        codes,
        WindowRun.single(start),
        (w, logCounts, logits) -> {
          all[0] = logCounts;
          System.arraycopy(logits, 0, all, 1, logits.length);
        });
    return all;
  }

  @Test
  void outputsAreThoseOfTheSequenceAndWhatTheTracksAddByTheirDefinition() {
    for (int start : new int[] {0, 17, 350}) {
      float[] without = outputs(network().newEvaluator(), codes, start);
      float[] found = outputs(placed(), codes, start);
      double sum = 0;
      for (int i = 0; i < OUTPUT; i++) {
        float plus = reads[0][start + MARGIN + i];
        float minus = reads[1][start + MARGIN + i];
        sum += plus + minus;
        assertEquals(without[1 + i] + PROFILE[0] * plus + PROFILE[2] * minus, found[1 + i], 1e-5);
        assertEquals(
            without[1 + OUTPUT + i] + PROFILE[1] * plus + PROFILE[3] * minus,
            found[1 + OUTPUT + i],
            1e-5);
      }
      assertEquals(without[0] + COUNTS * Math.log((2 + sum) / 2), found[0], 1e-5);
    }
  }

  /** On the reverse complement each track is the other strand's, read from its other end. */
  @Test
  void theReverseStrandReadsTheTracksTurnedRound() {
    byte[] turned = Bases.reverseComplement(codes);
    int start = 40;
    int other = BASES - start - WINDOW;
    ProfileEvaluator evaluator = placed();
    evaluator.place(turned, new Placement(ALL, true));
    float[] without = outputs(network().newEvaluator(), turned, start);
    float[] found = outputs(evaluator, turned, start);
    for (int i = 0; i < OUTPUT; i++) {
      int position = other + WINDOW - 1 - MARGIN - i;
      assertEquals(
          without[1 + i] + PROFILE[0] * reads[1][position] + PROFILE[2] * reads[0][position],
          found[1 + i],
          1e-5);
    }
    assertArrayEquals(
        outputs(placed(), codes, 100), outputs(evaluator, codes, 100), "the forward strand too");
  }

  @Test
  void withoutTracksOrAPlaceTheyAreZero() {
    float[] zero = outputs(network().newEvaluator(), codes, 30);
    ProfileEvaluator evaluator = network().with(ControlTracks.open(files)).newEvaluator();
    assertArrayEquals(zero, outputs(evaluator, codes, 30));
    assertArrayEquals(zero, outputs(placed(), codes.clone(), 30), "another array");
    assertEquals(Optional.of("2, taken as zero"), network().controls());
    assertEquals(
        Optional.of("control0.bw, control1.bw"),
        network().with(ControlTracks.open(files)).controls());
  }

  /** The control's part of the counts does not depend on the sequence; of the shape it does. */
  @Test
  void contributionsToCountsAreTheSameAndThoseToTheProfileAreNot() {
    for (ProfileTarget target : ProfileTarget.values()) {
      float[] without = gradient(network().newEvaluator().explaining(target));
      float[] with = gradient(placed().explaining(target));
      if (target == ProfileTarget.COUNTS) {
        assertArrayEquals(without, with);
      } else {
        assertTrue(!Arrays.equals(without, with), target + " has another gradient");
      }
    }
  }

  private float[] gradient(ProfileEvaluator evaluator) {
    float[] result = new float[WINDOW * 4];
    evaluator.gradients(
        codes,
        WindowRun.single(20),
        (w, value, gradient) -> System.arraycopy(gradient, 0, result, 0, result.length));
    return result;
  }

  @Test
  void multipliersGiveTheDifferenceOfScoresBackUnderTheSameControl() {
    byte[] reference = RandomBpnet.codes(WINDOW, 0, SEED + 1);
    for (ProfileTarget target : ProfileTarget.values()) {
      placed()
          .explaining(target)
          .multipliers(
              codes,
              20,
              List.of(reference),
              (r, difference, multipliers) -> {
                double sum = 0;
                for (int t = 0; t < WINDOW; t++) {
                  sum += multipliers[4 * t + codes[20 + t]] - multipliers[4 * t + reference[t]];
                }
                assertNotEquals(0, difference);
                assertEquals(difference, sum, 1e-4 * Math.max(1, Math.abs(difference)));
              });
    }
  }

  @Test
  void theEntryKeepsTheirWeights() {
    byte[] content = BpnetFormat.write(model);
    BpnetModel back = BpnetFormat.read(content);
    assertArrayEquals(content, BpnetFormat.write(back));
    assertArrayEquals(PROFILE, back.controls().orElseThrow().profile());
    assertEquals(COUNTS, back.controls().orElseThrow().counts());
    refused("bytes where its sizes need", Arrays.copyOf(content, content.length - 4));
    content[20] = 9;
    refused("9 control tracks", content);
  }

  private static void refused(String words, byte[] content) {
    String said = assertThrows(InputException.class, () -> BpnetFormat.read(content)).getMessage();
    assertTrue(said.contains(words), said);
  }

  @Test
  void whatDoesNotFitIsRefusedBySentence() throws IOException {
    ControlTracks one = ControlTracks.open(files.subList(0, 1));
    String said = assertThrows(InputException.class, () -> network().with(one)).getMessage();
    assertTrue(said.contains("reads 2 control track(s), and 1 was given (control0.bw)"), said);
    BpnetNetwork without = BpnetNetwork.of("bpnet", new BpnetModel(model.parts()));
    said =
        assertThrows(InputException.class, () -> without.with(ControlTracks.open(files)))
            .getMessage();
    assertTrue(said.contains("reads no control tracks"), said);
    NamedSequence genome = new NamedSequence("chr1", new byte[BASES + 1]);
    said =
        assertThrows(InputException.class, () -> ControlTracks.open(files).requireGenome(genome))
            .getMessage();
    assertTrue(said.contains("chr1 has 500 bases there and 501 in"), said);
    said =
        assertThrows(
                InputException.class,
                () ->
                    ControlTracks.open(files)
                        .requireGenome(new NamedSequence("chr9", new byte[BASES])))
            .getMessage();
    assertTrue(said.contains("has no chromosome of chr9"), said);
    float[] values = new float[BASES];
    values[99] = -1;
    Path negative = file("negative.bw", BASES, values);
    ProfileEvaluator evaluator =
        network().with(ControlTracks.open(List.of(negative, negative))).newEvaluator();
    evaluator.place(codes, new Placement(ALL, false));
    said = assertThrows(InputException.class, () -> outputs(evaluator, codes, 30)).getMessage();
    assertTrue(said.contains("has the value -1.0 at chr1:100"), said);
  }
}
