package org.motiflens.training.importing;

/** A declaration that a file of this kind cannot have: a mistake in the asking, not in the file. */
public final class UnsuitableDeclarationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsuitableDeclarationException(String message) {
    super(message);
  }
}
