package org.motiflens.plugin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static View at(int start) {
    return new View("frame", Optional.of("chr1"), start, start + 100, 0.1);
  }

  @Test
  void aFrameThatRestsIsAskedForOnce() {
    List<View> asked = new ArrayList<>();
    View.follow(() -> at(5), asked::add);
    assertEquals(List.of(at(5)), asked);
  }

  /** The last wish is for the place where the frame came to rest, whatever was asked for before. */
  @Test
  void aFrameThatMovesWhileItIsAskedForIsAskedForAgain() {
    Deque<View> moves = new ArrayDeque<>(List.of(at(1), at(2), at(3), at(3)));
    List<View> asked = new ArrayList<>();
    View.follow(moves::poll, asked::add);
    assertEquals(List.of(at(1), at(2), at(3)), asked);
  }
}
