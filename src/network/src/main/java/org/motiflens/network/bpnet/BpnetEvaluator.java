package org.motiflens.network.bpnet;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;
import org.motiflens.network.kernel.Kernels;

/**
 * Runs a {@link BpnetModel} on one thread. Windows of a run that overlap share their forward pass,
 * a block of bases at a time.
 */
final class BpnetEvaluator implements ProfileEvaluator {
  private final Workspace workspace;
  private final ProfileTarget target;
  private final BpnetShape shape;

  /** What evaluators with different targets share. */
  private static final class Workspace {
    final List<CompiledBpnet> nets;
    final Kernels kernels;
    final BpnetShape shape;

    /** Bases beyond one window that are computed at a time. */
    final int extra;

    final BpnetPass[] scanning;
    final BpnetPass[] kept;
    final BpnetPass[] references;
    final double[] partCounts;
    final double[] partFactors;
    final double[] referenceCounts;
    final float[] logits;
    final float[] referenceLogits;
    final float[] logitGradient;
    final float[] gradient;
    final float[] partGradient;
    final ProfileObjective objective;
    final PlacedControls controls;
    final Map<ProfileTarget, BpnetEvaluator> byTarget = new EnumMap<>(ProfileTarget.class);

    Workspace(List<CompiledBpnet> nets, Kernels kernels, PlacedControls controls) {
      this.nets = nets;
      this.controls = controls;
      this.kernels = kernels;
      shape = nets.get(0).shape;
      int widest = nets.stream().mapToInt(net -> net.stride).max().orElseThrow();
      extra = Math.max(shape.inputLength() / 2, BLOCK / widest);
      int parts = nets.size();
      scanning = new BpnetPass[parts];
      kept = new BpnetPass[parts];
      references = new BpnetPass[parts];
      partCounts = new double[parts];
      partFactors = new double[parts];
      referenceCounts = new double[parts];
      int outputs = shape.outputLength() * shape.strands();
      logits = new float[outputs];
      referenceLogits = new float[outputs];
      logitGradient = new float[outputs];
      gradient = new float[shape.inputLength() * Bases.COUNT];
      partGradient = new float[gradient.length];
      objective = new ProfileObjective(outputs);
    }

    /** Passes with room for a region; those that are there, when they have it. */
    BpnetPass[] passes(BpnetPass[] made, int capacity, boolean keep) {
      for (int i = 0; i < made.length; i++) {
        if (made[i] == null || made[i].capacity() < capacity) {
          made[i] = new BpnetPass(nets.get(i), kernels, capacity, keep);
        }
      }
      return made;
    }
  }

  /** Floats of a layer beyond one window: with 64 filters 8192 bases. */
  private static final int BLOCK = 1 << 19;

  BpnetEvaluator(List<CompiledBpnet> nets, Kernels kernels, PlacedControls controls) {
    this(new Workspace(nets, kernels, controls), ProfileTarget.COUNTS);
  }

  private BpnetEvaluator(Workspace workspace, ProfileTarget target) {
    this.workspace = workspace;
    this.target = target;
    shape = workspace.shape;
    workspace.byTarget.put(target, this);
  }

  @Override
  public int windowLength() {
    return shape.inputLength();
  }

  @Override
  public void place(byte[] codes, Placement placement) {
    workspace.controls.place(codes, placement);
  }

  /** Turns to the control tracks of a window. */
  private void control(byte[] codes, int start) {
    workspace.controls.window(codes, start);
  }

  @Override
  public int outputStart() {
    return shape.outputStart();
  }

  @Override
  public int outputLength() {
    return shape.outputLength();
  }

  @Override
  public int strands() {
    return shape.strands();
  }

  @Override
  public ProfileEvaluator explaining(ProfileTarget other) {
    BpnetEvaluator made = workspace.byTarget.get(other);
    return made == null ? new BpnetEvaluator(workspace, other) : made;
  }

  @Override
  public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
    sweep(codes, run, margins, null, null);
  }

  @Override
  public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
    sweep(codes, run, null, sink, null);
  }

  @Override
  public void profiles(byte[] codes, WindowRun run, ProfileSink sink) {
    sweep(codes, run, null, null, sink);
  }

  private void sweep(
      byte[] codes, WindowRun run, float[] margins, GradientSink gradients, ProfileSink profiles) {
    check(codes, run);
    int perBlock = perBlock(run);
    int capacity = bases(run, perBlock);
    BpnetPass[] passes =
        gradients == null
            ? workspace.passes(workspace.scanning, capacity, false)
            : workspace.passes(workspace.kept, capacity, true);
    for (int first = 0; first < run.count(); first += perBlock) {
      int count = Math.min(perBlock, run.count() - first);
      for (BpnetPass pass : passes) {
        pass.forward(codes, run.start(first), bases(run, count));
      }
      for (int i = 0; i < count; i++) {
        int at = i * run.stride();
        control(codes, run.start(first + i));
        if (margins != null) {
          margins[first + i] = (float) value(passes, at);
        } else if (gradients != null) {
          double value = value(passes, at);
          gradient(passes, at);
          gradients.accept(first + i, (float) value, workspace.gradient);
        } else {
          logits(passes, at, workspace.logits);
          profiles.accept(first + i, (float) logCounts(passes, at), workspace.logits);
        }
      }
    }
  }

  /** Windows of a run that are computed together. */
  private int perBlock(WindowRun run) {
    int most = run.stride() > workspace.extra ? 1 : 1 + workspace.extra / run.stride();
    return Math.min(most, run.count());
  }

  /** Bases of so many windows. */
  private int bases(WindowRun run, int count) {
    return (count - 1) * run.stride() + windowLength();
  }

  @Override
  public int innerStart() {
    return shape.innerStart();
  }

  @Override
  public int innerEnd() {
    return shape.innerEnd();
  }

  @Override
  public void innerGradients(byte[] codes, WindowRun run, InnerGradientSink sink) {
    check(codes, run);
    int from = innerStart();
    int width = innerEnd() - from;
    if (width < 1) {
      throw new IllegalStateException("a column reaches over more than the trunk");
    }
    int perBlock = perBlock(run);
    BpnetPass[] passes = workspace.passes(workspace.kept, bases(run, perBlock), true);
    int parts = passes.length;
    float[][] slopes = new float[parts][((perBlock - 1) * run.stride() + width) * Bases.COUNT];
    float[] gradient = new float[width * Bases.COUNT];
    for (int first = 0; first < run.count(); first += perBlock) {
      int count = Math.min(perBlock, run.count() - first);
      int to = from + (count - 1) * run.stride() + width;
      for (int i = 0; i < parts; i++) {
        passes[i].forward(codes, run.start(first), bases(run, count));
        passes[i].countsGradient(from, to, slopes[i]);
      }
      for (int w = 0; w < count; w++) {
        control(codes, run.start(first + w));
        double value = logCounts(passes, w * run.stride());
        int at = w * run.stride() * Bases.COUNT;
        for (int j = 0; j < gradient.length; j++) {
          double slope = 0;
          for (int i = 0; i < parts; i++) {
            slope += workspace.partFactors[i] * slopes[i][at + j];
          }
          gradient[j] = (float) slope;
        }
        sink.accept(first + w, (float) value, gradient);
      }
    }
  }

  /** The target's value; leaves what its gradient needs. */
  private double value(BpnetPass[] passes, int at) {
    if (target == ProfileTarget.COUNTS) {
      return logCounts(passes, at);
    }
    logits(passes, at, workspace.logits);
    return workspace.objective.set(workspace.logits);
  }

  private void logits(BpnetPass[] passes, int at, float[] logits) {
    Arrays.fill(logits, 0);
    for (BpnetPass pass : passes) {
      pass.addLogits(at, logits);
    }
    workspace.controls.addLogits(logits);
  }

  /** Of all parts together; leaves those of each and its slope with respect to them. */
  private double logCounts(BpnetPass[] passes, int at) {
    for (int i = 0; i < passes.length; i++) {
      workspace.partCounts[i] = passes[i].logCounts(at);
    }
    double sum = LogSum.of(workspace.partCounts);
    for (int i = 0; i < passes.length; i++) {
      workspace.partFactors[i] = StrictMath.exp(workspace.partCounts[i] - sum);
    }
    // A number that does not depend on the sequence: no slope changes.
    return sum + workspace.controls.logCounts();
  }

  /** After {@link #value} at the same window. */
  private void gradient(BpnetPass[] passes, int at) {
    float[] logits = null;
    if (target != ProfileTarget.COUNTS) {
      logits = workspace.logitGradient;
      workspace.objective.slopes(target == ProfileTarget.PROFILE_STOPPED, logits);
      Arrays.fill(workspace.partFactors, 0);
    }
    backward(passes, at, logits, null);
  }

  private void backward(BpnetPass[] passes, int at, float[] logits, BpnetPass[] references) {
    float[] sum = workspace.gradient;
    for (int i = 0; i < passes.length; i++) {
      float[] result = i == 0 ? sum : workspace.partGradient;
      passes[i].backward(
          at, logits, workspace.partFactors[i], references == null ? null : references[i], result);
      if (i > 0) {
        // Not by the kernels: four values a base need not fill whole vectors.
        for (int j = 0; j < sum.length; j++) {
          sum[j] += result[j];
        }
      }
    }
  }

  @Override
  public float gradientDense(float[] input, float[] gradient) {
    check("input", input);
    check("gradient", gradient);
    workspace.controls.noWindow();
    BpnetPass[] passes = workspace.passes(workspace.kept, windowLength(), true);
    for (BpnetPass pass : passes) {
      pass.forward(input, windowLength());
    }
    double value = value(passes, 0);
    gradient(passes, 0);
    System.arraycopy(workspace.gradient, 0, gradient, 0, gradient.length);
    return (float) value;
  }

  @Override
  public void multipliers(byte[] codes, int start, List<byte[]> references, MultiplierSink sink) {
    check(codes, WindowRun.single(start));
    BpnetPass[] passes = workspace.passes(workspace.kept, windowLength(), true);
    BpnetPass[] others = workspace.passes(workspace.references, windowLength(), true);
    for (BpnetPass pass : passes) {
      pass.forward(codes, start, windowLength());
    }
    control(codes, start);
    value(passes, 0);
    for (int r = 0; r < references.size(); r++) {
      check(references.get(r), WindowRun.single(0));
      for (BpnetPass pass : others) {
        pass.forward(references.get(r), 0, windowLength());
      }
      double difference;
      float[] logits = null;
      if (target == ProfileTarget.COUNTS) {
        difference = countsMultipliers(others);
      } else {
        logits = workspace.logitGradient;
        logits(others, 0, workspace.referenceLogits);
        boolean stopped = target == ProfileTarget.PROFILE_STOPPED;
        difference = workspace.objective.multipliers(workspace.referenceLogits, stopped, logits);
        Arrays.fill(workspace.partFactors, 0);
      }
      backward(passes, 0, logits, others);
      sink.accept(r, difference, workspace.gradient);
    }
  }

  /** Of each part's log counts; leaves them as factors. */
  private double countsMultipliers(BpnetPass[] others) {
    for (int i = 0; i < others.length; i++) {
      workspace.referenceCounts[i] = others[i].logCounts(0);
    }
    return LogSum.multipliers(
        workspace.partCounts, workspace.referenceCounts, workspace.partFactors);
  }

  @Override
  public void temporalForward(byte[] codes, int start, float[] scores) {
    throw noTemporalOutput();
  }

  @Override
  public void temporalBackward(byte[] codes, int start, float[] scores) {
    throw noTemporalOutput();
  }

  private static UnsupportedOperationException noTemporalOutput() {
    return new UnsupportedOperationException(
        "a profile model has no recurrent layer and no temporal output");
  }

  private void check(byte[] codes, WindowRun run) {
    if (run.end(windowLength()) > codes.length) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The last window needs bases up to %d of a sequence of %d; the model reads windows of"
                  + " %d.",
              run.end(windowLength()),
              codes.length,
              windowLength()));
    }
    for (int i = run.first(); i < run.end(windowLength()); i++) {
      if (codes[i] < 0 || codes[i] > Bases.N) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "Code %d at index %d of a sequence is no base; expected 0 to 4 for A, C, G, T, N.",
                codes[i],
                i));
      }
    }
  }

  private void check(String what, float[] values) {
    if (values.length != windowLength() * Bases.COUNT) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The %s has %d values; expected %d x %d.",
              what,
              values.length,
              windowLength(),
              Bases.COUNT));
    }
  }
}
