package org.motiflens.plugin.learnt;

import java.util.Optional;

/**
 * The stretches that the user points at in tracks: a first one, and then a second, whereupon it is
 * measured how the two act together. On the event thread.
 */
public final class StretchPair {
  /** Is told what was pointed at. */
  public interface Listener {
    /** A first stretch. */
    void first(NamedStretch stretch);

    /** A second one beside the first: how do they act together? */
    void both(NamedStretch first, NamedStretch second);
  }

  private Optional<NamedStretch> first = Optional.empty();
  private Listener listener =
      new Listener() {
        @Override
        public void first(NamedStretch stretch) {}

        @Override
        public void both(NamedStretch one, NamedStretch other) {}
      };

  /** The listener is told from now on, in place of any other. */
  public void onChoice(Listener wanted) {
    listener = wanted;
  }

  /** The first stretch, once one was pointed at. */
  public Optional<NamedStretch> first() {
    return first;
  }

  /** The user points at a first stretch. */
  public void chooseFirst(NamedStretch stretch) {
    first = Optional.of(stretch);
    listener.first(stretch);
  }

  /**
   * The user points at a second stretch.
   *
   * @throws java.util.NoSuchElementException when there is no first one
   */
  public void chooseSecond(NamedStretch stretch) {
    listener.both(first.orElseThrow(), stretch);
  }
}
