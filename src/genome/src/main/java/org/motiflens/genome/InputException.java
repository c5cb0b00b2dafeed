package org.motiflens.genome;

/**
 * Input that cannot be used. The message is one sentence for the person who gave the input: what
 * was read, what was expected, what to do. Programs print it as it is and exit with status 1; the
 * extension draws it in the track.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
