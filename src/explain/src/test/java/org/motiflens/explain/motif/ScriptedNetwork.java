package org.motiflens.explain.motif;

import java.util.List;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/** A network that says of every window what a test wrote down for it. */
final class ScriptedNetwork implements Network {
  private final int length;
  private final float[] slopes;
  private final float[] forward;
  private final float[] backward;

  private ScriptedNetwork(float[] slopes, float[] forward, float[] backward) {
    this.length = slopes.length;
    this.slopes = slopes;
    this.forward = forward;
    this.backward = backward;
  }

  /** A network whose margin has these slopes, one a base whatever the base is. */
  static ScriptedNetwork withSlopes(float... slopes) {
    return new ScriptedNetwork(slopes, new float[0], new float[0]);
  }

  /** A network with these temporal outputs, one a base. */
  static ScriptedNetwork withTemporal(float[] forward, float[] backward) {
    return new ScriptedNetwork(new float[forward.length], forward, backward);
  }

  @Override
  public Architecture architecture() {
    return new Architecture("scripted", LayeredFamily.RNN, List.of(), 1, 1, length);
  }

  @Override
  public Evaluator newEvaluator() {
    return new Evaluator() {
      @Override
      public int windowLength() {
        return length;
      }

      @Override
      public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
        float[] gradient = new float[length * Bases.COUNT];
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = slopes[i / Bases.COUNT];
        }
        for (int i = 0; i < run.count(); i++) {
          sink.accept(i, 0, gradient);
        }
      }

      @Override
      public float gradientDense(float[] input, float[] gradient) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void temporalForward(byte[] codes, int start, float[] scores) {
        System.arraycopy(forward, 0, scores, 0, length);
      }

      @Override
      public void temporalBackward(byte[] codes, int start, float[] scores) {
        System.arraycopy(backward, 0, scores, 0, length);
      }
    };
  }
}
