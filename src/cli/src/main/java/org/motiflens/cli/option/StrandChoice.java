package org.motiflens.cli.option;

import org.motiflens.explain.score.StrandRule;
import picocli.CommandLine.Option;

/** The option that says which strands a score is of. */
public final class StrandChoice {
  @Option(
      names = "--strand",
      paramLabel = "RULE",
      completionCandidates = StrandKeys.class,
      description =
          "One of ${COMPLETION-CANDIDATES}: the logit of the sequence as it is, of its reverse"
              + " complement, the mean or the larger of the two. Default: ${DEFAULT-VALUE}.")
  private StrandRule strand;

  /**
   * @param usual the rule when the option is not given
   */
  public StrandChoice(StrandRule usual) {
    strand = usual;
  }

  public StrandRule get() {
    return strand;
  }
}
