package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Font;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.message.Glossary;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/**
 * What the colours and shapes in the tracks mean, in the colours that the user has chosen, and what
 * the words beside them say.
 */
final class Legend extends JPanel {
  Legend(LetterGlyphs glyphs, Supplier<TrackColours> colours) {
    super(new BorderLayout());
    setOpaque(false);
    Column lines = new Column();
    for (LegendSample.Kind kind : LegendSample.Kind.values()) {
      JPanel line = Parts.transparent(new JPanel(new BorderLayout(8, 0)));
      JPanel top = Parts.transparent(new JPanel(new BorderLayout()));
      top.add(new LegendSample(kind, glyphs, colours), BorderLayout.NORTH);
      line.add(top, BorderLayout.WEST);
      line.add(new WrappedText(1, words(kind)), BorderLayout.CENTER);
      lines.add(line);
    }
    for (Glossary.Entry entry : Glossary.entries()) {
      JLabel term = Parts.plainLabel(entry.term());
      term.setFont(term.getFont().deriveFont(Font.BOLD));
      term.setToolTipText(entry.term());
      lines.add(term);
      lines.add(new WrappedText(1, entry.meaning()));
    }
    add(lines, BorderLayout.NORTH);
  }

  private static String words(LegendSample.Kind kind) {
    return switch (kind) {
      case LETTERS -> "Letters: as tall as the base matters. Hanging ones speak against binding.";
      case MAGNITUDES -> "Zoomed out: from nothing to the strongest in view.";
      case PROBABILITIES -> "Temporal output: P of 0, ½, 1.";
      case MAP -> "Four rows A C G T: that base would lower or raise the score.";
      case WINDOW -> "The window that is centred on the chosen peak's summit.";
      case HITS ->
          "Hits of a motif: + strand above, − strand below; of all: the least likely on top.";
      case EFFECTS -> "Variants: for binding, against it, refused.";
    };
  }
}
