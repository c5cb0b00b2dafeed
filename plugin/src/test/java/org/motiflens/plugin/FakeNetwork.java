package org.motiflens.plugin;

import org.motiflens.genome.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/**
 * A linear network whose numbers can be told by hand: the logit margin is the sum over the window
 * of a weight that depends on the base and on its distance from the window's centre. It can be made
 * slow on purpose.
 */
public final class FakeNetwork implements Network {
  /** Weight of A, C, G, T: both signs, so that letters stand above and below the line. */
  static final float[] WEIGHTS = {1f, -0.5f, 0.75f, -0.25f};

  private final Architecture architecture;
  private final long millisPerWindow;

  private FakeNetwork(Architecture architecture, long millisPerWindow) {
    this.architecture = architecture;
    this.millisPerWindow = millisPerWindow;
  }

  public static FakeNetwork of(String architecture) {
    return new FakeNetwork(Architecture.named(architecture), 0);
  }

  public static FakeNetwork slow(String architecture, long millisPerWindow) {
    return new FakeNetwork(Architecture.named(architecture), millisPerWindow);
  }

  /** The derivative of the logit margin with respect to a base at an offset of the window. */
  static float weight(int offset, int base, int windowLength) {
    return WEIGHTS[base] / (1 + Math.abs(offset - windowLength / 2));
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Evaluator newEvaluator() {
    return new FakeEvaluator();
  }

  private final class FakeEvaluator implements Evaluator {
    private final int length = architecture.windowLength();

    @Override
    public int windowLength() {
      return length;
    }

    private float margin(byte[] codes, int start, int from, int to) {
      float sum = 0;
      for (int i = from; i < to; i++) {
        byte code = codes[start + i];
        sum += code == Bases.N ? 0 : weight(i, code, length);
      }
      return sum;
    }

    private void rest() {
      if (millisPerWindow > 0) {
        try {
          Thread.sleep(millisPerWindow);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
      for (int i = 0; i < run.count(); i++) {
        rest();
        margins[i] = margin(codes, run.start(i), 0, length);
      }
    }

    @Override
    public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
      float[] gradient = new float[4 * length];
      for (int t = 0; t < length; t++) {
        for (int base = 0; base < 4; base++) {
          gradient[4 * t + base] = weight(t, base, length);
        }
      }
      for (int i = 0; i < run.count(); i++) {
        rest();
        sink.accept(i, margin(codes, run.start(i), 0, length), gradient);
      }
    }

    @Override
    public float gradientDense(float[] input, float[] gradient) {
      rest();
      float sum = 0;
      for (int t = 0; t < length; t++) {
        for (int base = 0; base < 4; base++) {
          gradient[4 * t + base] = weight(t, base, length);
          sum += input[4 * t + base] * gradient[4 * t + base];
        }
      }
      return sum;
    }

    @Override
    public void temporalForward(byte[] codes, int start, float[] scores) {
      rest();
      for (int i = 0; i < length; i++) {
        scores[i] = Evaluator.probability(margin(codes, start, 0, i + 1));
      }
    }

    @Override
    public void temporalBackward(byte[] codes, int start, float[] scores) {
      rest();
      for (int i = 0; i < length; i++) {
        scores[i] = Evaluator.probability(margin(codes, start, i, length));
      }
    }
  }
}
