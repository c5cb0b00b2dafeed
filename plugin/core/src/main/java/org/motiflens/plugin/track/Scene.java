package org.motiflens.plugin.track;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.ViewValues;

/** What a track shows in a view at a moment: immutable, and all that its painting needs. */
public sealed interface Scene {
  /**
   * A sentence in place of values.
   *
   * @param text for people
   * @param ink that it is written with
   * @param ofView whether the view is the reason, not what was computed for it: where several
   *     tracks are painted over each other such a sentence is left out
   */
  record Sentence(String text, Ink ink, boolean ofView) implements Scene {}

  /** How values are drawn. */
  enum Look {
    /** A letter a base, as tall as its value. */
    LETTERS,
    /** A colour a pixel, by the strongest value. */
    STRIP,
    /** Four rows of colours, one a base. */
    MAP,
    /** A colour a base, by its probability, in windows that lie edge to edge. */
    TEMPORAL,
    /** A curve of probabilities. */
    CURVE,
    /** A curve of other values. */
    AREA
  }

  /**
   * What a browser decides of a track's looks.
   *
   * @param axis the scale
   * @param fitted whether it follows what is in view
   * @param showsScale whether the corner says it
   * @param chosen the user's colour of the track, if there is one
   * @param ink of text, for the background
   */
  record Appearance(
      ValueAxis axis, boolean fitted, boolean showsScale, Optional<Color> chosen, Ink ink) {}

  /**
   * Values of a model.
   *
   * @param look how they are drawn
   * @param values of the visible bases
   * @param observed counts of a file, drawn behind the values on the same scale
   * @param spec that they belong to
   * @param chromosome that is shown, as the genome spells it
   * @param strengths how strongly the window of each base binds, 0 to 1; nothing where no colour
   *     tells it
   * @param corner scale and unit, and a warning when the genome is another than the model's
   * @param remarks what is known of the window at the view's centre, the longest form first; none
   *     where nothing is known, or another track says it
   * @param colours of values
   * @param appearance as the browser has it
   */
  record Values(
      Look look,
      ViewValues values,
      Optional<ViewValues> strengths,
      Optional<ViewValues> observed,
      TrackSpec spec,
      String chromosome,
      String corner,
      List<String> remarks,
      TrackColours colours,
      Appearance appearance)
      implements Scene {
    /** Whether a temporal output reads from the window's start. */
    boolean readsForward() {
      return !spec.methodKey().endsWith("backward");
    }
  }

  /**
   * Marks along the genome.
   *
   * @param marks that are visible
   * @param corner what the corner says
   * @param ink of text, for the background
   */
  record MarkList(Marks marks, String corner, Ink ink) implements Scene {}
}
