package org.motiflens.plugin.igv2;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import org.broad.igv.Globals;
import org.broad.igv.track.AbstractTrack;
import org.broad.igv.track.RenderContext;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.track.TrackMenuUtils;
import org.broad.igv.track.WindowFunction;
import org.broad.igv.ui.FontManager;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.message.Messages;

/**
 * A track of marks along the genome: hits of a motif, effects of variants. What is in view, what is
 * said in place of marks, the corner's text and the popup are here; the marks are the subclasses'.
 *
 * <p>IGV's session reader chooses its own class by words in a track's class name; the names of the
 * subclasses have none of them.
 */
abstract class MarkTrack extends AbstractTrack {
  static final int LABEL_HEIGHT = 12;

  /** Pixels beside a mark that still count as on it. */
  static final int NEAR = 3;

  private static final Color MESSAGE = new Color(90, 90, 90);
  private static final Color LABEL = new Color(70, 70, 70);

  private final Extension extension;

  /**
   * What a frame shows: a sentence, or bases.
   *
   * @param locus the visible bases; null with a sentence
   */
  record View(String message, IgvGenome genome, Locus locus) {}

  /**
   * @param extension null for a track of a session in an IGV without us
   */
  MarkTrack(Extension extension, String name, int height) {
    super(null, "motiflens-" + UUID.randomUUID(), name);
    this.extension = extension;
    setHeight(height, true);
  }

  Optional<Extension> extension() {
    return Optional.ofNullable(extension);
  }

  /** What there is to say in place of marks that a view of this width would have. */
  abstract Optional<String> instead(Locus view);

  /** Paints the marks. */
  abstract void paint(Graphics2D g, Viewport view, Locus locus, ReferenceFrame frame);

  /** What stands in the corner. */
  abstract String cornerText(ReferenceFrame frame);

  /** Items of the popup between the title and IGV's own. */
  abstract List<JMenuItem> items(ReferenceFrame frame);

  final View view(ReferenceFrame frame) {
    if (extension == null) {
      return new View(Messages.NOT_INSTALLED, null, null);
    }
    Optional<IgvGenome> genome = extension.genome();
    if (genome.isEmpty()) {
      return new View(Messages.NO_GENOME, null, null);
    }
    String name = frame.getChrName();
    if (name == null || name.equals(Globals.CHR_ALL)) {
      return new View(Messages.WHOLE_GENOME, null, null);
    }
    String chromosome = genome.get().canonical(name);
    try {
      int length = genome.get().length(chromosome);
      int start = Math.max(0, (int) Math.floor(frame.getOrigin()));
      int end = Math.min(length, (int) Math.ceil(frame.getEnd()) + 1);
      if (end <= start) {
        return new View(Messages.OUTSIDE, null, null);
      }
      Locus locus = new Locus(chromosome, start, end);
      Optional<String> sentence = instead(locus);
      return sentence
          .map(words -> new View(words, null, null))
          .orElseGet(() -> new View(null, genome.get(), locus));
    } catch (InputException e) {
      return new View(e.getMessage(), null, null);
    }
  }

  @Override
  public void render(RenderContext context, Rectangle rect) {
    Graphics2D g = (Graphics2D) context.getGraphics().create();
    g.clip(rect);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    try {
      ReferenceFrame frame = context.getReferenceFrame();
      View view = view(frame);
      if (view.message() != null) {
        message(g, rect, view.message());
        return;
      }
      Rectangle area =
          new Rectangle(rect.x, rect.y + LABEL_HEIGHT, rect.width, rect.height - LABEL_HEIGHT);
      paint(g, new Viewport(area, context.getOrigin(), context.getScale()), view.locus(), frame);
      g.setFont(FontManager.getFont(Font.PLAIN, 10));
      g.setColor(LABEL);
      g.drawString(cornerText(frame), rect.x + 4, rect.y + LABEL_HEIGHT - 2);
    } catch (RuntimeException e) {
      message(g, rect, Messages.unexpected(e));
    } finally {
      g.dispose();
    }
  }

  @Override
  public void overlay(RenderContext context, Rectangle rect) {
    render(context, rect);
  }

  private static void message(Graphics2D g, Rectangle rect, String text) {
    g.setFont(FontManager.getFont(11));
    g.setColor(MESSAGE);
    int lineHeight = g.getFontMetrics().getHeight();
    List<String> lines = Messages.wrap(text, rect.width - 16, g.getFontMetrics()::stringWidth);
    int y = rect.y + (rect.height - lines.size() * lineHeight) / 2 + g.getFontMetrics().getAscent();
    y = Math.max(rect.y + g.getFontMetrics().getAscent(), y);
    for (String line : lines) {
      int width = g.getFontMetrics().stringWidth(line);
      g.drawString(line, rect.x + Math.max(8, (rect.width - width) / 2), y);
      y += lineHeight;
    }
  }

  @Override
  public Collection<WindowFunction> getAvailableWindowFunctions() {
    return List.of();
  }

  @Override
  public IGVPopupMenu getPopupMenu(TrackClickEvent event) {
    ReferenceFrame frame =
        event.getFrame() == null ? FrameManager.getDefaultFrame() : event.getFrame();
    IGVPopupMenu menu = new IGVPopupMenu();
    JLabel title = new JLabel("", JLabel.CENTER);
    title.putClientProperty("html.disable", true);
    title.setText("  " + Messages.plain(getName()) + "  ");
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    menu.add(title);
    menu.addSeparator();
    items(frame).forEach(menu::add);
    menu.addSeparator();
    menu.add(TrackMenuUtils.getTrackRenameItem(List.of((Track) this)));
    menu.add(TrackMenuUtils.getChangeTrackHeightItem(List.of((Track) this)));
    menu.add(TrackMenuUtils.getRemoveMenuItem(List.of((Track) this)));
    return menu;
  }

  static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }
}
