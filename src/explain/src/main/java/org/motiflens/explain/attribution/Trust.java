package org.motiflens.explain.attribution;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * How far the values of one window can be trusted.
 *
 * @param probability P of the window: what a window that is not bound shows explains nothing
 * @param completenessError |Σ integrated gradients − (Δ(X) − Δ(B))|, in logits: how far the path
 *     integral was missed
 * @param strandDisagreement |Δ(X) − Δ(reverse complement of X)|, in logits: binding has no strand,
 *     a network trained on one may
 * @param meaning what P means in the genome; nothing of a model that is not calibrated
 */
public record Trust(
    double probability,
    double completenessError,
    double strandDisagreement,
    Optional<Meaning> meaning)
    implements WindowFacts {
  public Trust {
    Objects.requireNonNull(meaning);
  }

  /** Of a model that is not calibrated. */
  public Trust(double probability, double completenessError, double strandDisagreement) {
    this(probability, completenessError, strandDisagreement, Optional.empty());
  }

  /** The same with what P means. */
  @Override
  public Trust with(Optional<Meaning> known) {
    return new Trust(probability, completenessError, strandDisagreement, known);
  }

  /** The figures of the window that starts at {@code start}. */
  public static Trust of(Evaluator evaluator, byte[] codes, int start) {
    return of(evaluator, codes, start, Monitor.NONE);
  }

  /**
   * The figures of the window that starts at {@code start}.
   *
   * @throws java.util.concurrent.CancellationException when the monitor asks for it; seen between
   *     the steps of the path integral
   */
  public static Trust of(Evaluator evaluator, byte[] codes, int start, Monitor monitor) {
    int length = evaluator.windowLength();
    byte[] window = Arrays.copyOfRange(codes, start, start + length);
    byte[] strands = Arrays.copyOf(window, 2 * length);
    System.arraycopy(Bases.reverseComplement(window), 0, strands, length, length);
    float[] margins = new float[2];
    evaluator.logitMargins(strands, new WindowRun(0, length, 2), margins);

    IntegratedGradients.Path path = new IntegratedGradients.Path(evaluator);
    path.integrate(window, 0, monitor);
    double sum = 0;
    for (float value : path.values) {
      sum += Float.isNaN(value) ? 0 : value;
    }
    return new Trust(
        DenseInput.probability(margins[0]),
        Math.abs(sum - path.difference(window, 0)),
        Math.abs(margins[0] - margins[1]));
  }
}
