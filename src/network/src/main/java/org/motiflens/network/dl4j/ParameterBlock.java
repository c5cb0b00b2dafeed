package org.motiflens.network.dl4j;

/**
 * One layer with parameters, at its place in a file's parameter row.
 *
 * @param kind which kind of layer
 * @param index counted from 0 within its kind, from the input up
 */
record ParameterBlock(Kind kind, int index) {
  /** Layers that have parameters. */
  enum Kind {
    CONVOLUTION,
    /** LSTM that reads from the first base to the last. */
    FORWARD_LSTM,
    /** LSTM that reads from the last base to the first. */
    BACKWARD_LSTM,
    /** Dense layer with a rectifier. */
    HIDDEN,
    OUTPUT
  }
}
