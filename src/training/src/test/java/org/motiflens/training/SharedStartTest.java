package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.training.data.MultiTaskSet;
import org.motiflens.training.data.WindowSet;
import org.motiflens.training.gradient.NetworkGradient;
import org.motiflens.training.gradient.TaskTargets;

class SharedStartTest {
  private static final List<String> TASKS = List.of("jun", "gata", "none", "both", "e", "f", "g");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"small-cnn", "small-rnn", "small-cnn-rnn"})
  void aNetworkThatStartsFromItScoresAsItsTaskDid(String name) {
    Architecture architecture = Architecture.named(name);
    Dl4jNetwork shared = shared(architecture, 3);
    List<byte[]> windows = windows(architecture.windowLength(), 20, 4);
    NetworkGradient many = new NetworkGradient(architecture, TASKS.size(), 1);
    many.setParameters(shared.parameters().toFloatVector());
    float[][] logits = many.sums(windows);
    SharedStart start = start(architecture, shared);
    for (String task : TASKS) {
      NetworkGradient single = new NetworkGradient(architecture, 2, 1);
      single.setParameters(start.of(task).orElseThrow().toArray());
      double[] margins = new Scorer(single).margins(windows);
      for (int i = 0; i < margins.length; i++) {
        assertEquals(logits[i][TASKS.indexOf(task)], margins[i], 1e-5, task + ", window " + i);
      }
    }
    assertEquals(Optional.empty(), start.of("another"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-cnn", "small-rnn", "small-cnn-rnn"})
  void whatIsNotKnownOfAWindowTeachesNothing(String name) {
    Architecture architecture = Architecture.named(name);
    Dl4jNetwork network = shared(architecture, 3);
    List<byte[]> windows = windows(architecture.windowLength(), 2, 4);
    float[] before = network.parameters().toFloatVector();
    List<int[]> known = List.of(new int[] {1}, new int[] {1, 3});
    NetworkGradient own = new NetworkGradient(architecture, TASKS.size(), 1);
    own.setParameters(before);
    float[] gradient = new float[before.length];
    own.loss(
        windows, new TaskTargets(TASKS.size(), known, new boolean[] {true, false}), 1, gradient);
    network.step(gradient, 2);
    float[] after = network.parameters().toFloatVector();
    int inputs = NetworkDefinition.classifierInputs(architecture);
    int body = before.length - (inputs + 1) * TASKS.size();
    for (int task = 0; task < TASKS.size(); task++) {
      int row = body + task * inputs;
      boolean changed =
          !Arrays.equals(before, row, row + inputs, after, row, row + inputs)
              || before[body + inputs * TASKS.size() + task]
                  != after[body + inputs * TASKS.size() + task];
      assertEquals(task == 1 || task == 3, changed, TASKS.get(task));
    }
  }

  @Test
  void tasksWithMotifsOfTheirOwnAreLearntTogetherAndEachIsAHeadStart() {
    Architecture architecture = Architecture.named("small-cnn");
    MultiTaskSet training = planted(400, 1);
    MultiTaskSet validation = planted(60, 2);
    Recipe recipe = new Recipe(0.003, 4, 64, 0.2, 12, 12, 0, Recipe.Strands.RANDOM, 1);
    TrainedModel model =
        new ModelTrainer(architecture, recipe)
            .train(
                new MultiTask(architecture, training, validation),
                Optional.empty(),
                Optional.empty(),
                p -> {},
                () -> false);
    assertTrue(model.validationAuc() > 0.9, "mean AUC " + model.validationAuc());
    SharedStart start =
        new SharedStart(
            architecture.name(),
            training.tasks(),
            training.positives().size(),
            model.bestEpoch(),
            model.validationAuc(),
            model.parameters());
    WindowSet ofOne = ofTask(planted(200, 3), 0);
    Recipe none = new Recipe(1e-9, 4, 64, 0.5, 1, 1, 0, Recipe.Strands.RANDOM, 1);
    TrainedModel single =
        new ModelTrainer(architecture, none)
            .train(
                new BindingTask(architecture, ofOne, ofTask(planted(200, 4), 0)),
                start.of("jun"),
                Optional.empty(),
                p -> {},
                () -> false);
    assertTrue(single.validationAuc() > 0.9, "from the start: " + single.validationAuc());
  }

  @Test
  void aStartThatNoEpochBettersIsKept() {
    Architecture architecture = Architecture.named("small-cnn");
    Dl4jNetwork network = Dl4jNetwork.forInference(architecture, 0.01, 9);
    Parameters start = Parameters.copyOf(network.parameters());
    WindowSet set = ofTask(planted(30, 3), 0);
    // Steps this small change no rank.
    Recipe none = new Recipe(1e-12, 4, 64, 0.5, 2, 2, 0, Recipe.Strands.AS_GIVEN, 1);
    TrainedModel model =
        new ModelTrainer(architecture, none)
            .train(
                new BindingTask(architecture, set, set),
                Optional.of(start),
                Optional.empty(),
                p -> {},
                () -> false);
    assertEquals(0, model.bestEpoch());
    assertArrayEquals(start.toArray(), model.parameters().toArray());
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    Architecture architecture = Architecture.named("small-rnn");
    SharedStart start = start(architecture, shared(architecture, 5));
    Path file = folder.resolve("x.start");
    start.write(file);
    SharedStart read = SharedStart.read(file);
    assertEquals(start.tasks(), read.tasks());
    assertEquals(start.validationAuc(), read.validationAuc());
    assertArrayEquals(start.parameters().toArray(), read.parameters().toArray());
  }

  @Test
  void aFileThatIsNoneIsRefusedByName() throws Exception {
    Path file = folder.resolve("small-cnn.start");
    Files.writeString(file, "something else entirely");
    InputException error = assertThrows(InputException.class, () -> SharedStart.read(file));
    assertTrue(error.getMessage().contains("small-cnn.start"), error.getMessage());
    Files.write(file, new byte[] {0x4D});
    assertThrows(InputException.class, () -> SharedStart.read(file));
  }

  private static Dl4jNetwork shared(Architecture architecture, long seed) {
    return Dl4jNetwork.of(
        architecture, NetworkDefinition.forTrainingOf(architecture, 0, TASKS.size()), 0.01, seed);
  }

  private static SharedStart start(Architecture architecture, Dl4jNetwork network) {
    return new SharedStart(
        architecture.name(), TASKS, 1, 1, 0.5, Parameters.copyOf(network.parameters()));
  }

  private static List<byte[]> windows(int length, int count, long seed) {
    Random random = new Random(seed);
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(random(length, random));
    }
    return windows;
  }

  private static byte[] random(int length, Random random) {
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    return codes;
  }

  /** Windows with one of two motifs, a task each, or with both. */
  private static MultiTaskSet planted(int windows, long seed) {
    Random random = new Random(seed);
    byte[][] motifs = {Bases.encode("TGACTCA"), Bases.encode("AGATAAGG")};
    List<byte[]> positives = new ArrayList<>();
    List<byte[]> negatives = new ArrayList<>();
    List<int[]> bound = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      int[] tasks = new int[][] {{0}, {1}, {0, 1}}[i % 3];
      byte[] codes = random(101, random);
      for (int task : tasks) {
        System.arraycopy(
            motifs[task], 0, codes, 10 + 45 * task + random.nextInt(30), motifs[task].length);
      }
      positives.add(codes);
      negatives.add(random(101, random));
      bound.add(tasks);
    }
    return new MultiTaskSet(List.of("jun", "gata"), positives, negatives, bound);
  }

  private static WindowSet ofTask(MultiTaskSet set, int task) {
    List<byte[]> positives = new ArrayList<>();
    List<byte[]> negatives = new ArrayList<>();
    for (int i = 0; i < set.positives().size(); i++) {
      if (Arrays.stream(set.bound().get(i)).anyMatch(t -> t == task)) {
        positives.add(set.positives().get(i));
        negatives.add(set.negatives().get(i));
      }
    }
    return new WindowSet(positives, negatives);
  }
}
