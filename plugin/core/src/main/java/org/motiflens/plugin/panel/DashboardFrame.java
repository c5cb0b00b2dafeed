package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ToolTipManager;
import org.motiflens.figure.Figure;
import org.motiflens.figure.FigurePainter;
import org.motiflens.figure.FigurePdf;
import org.motiflens.figure.FigurePng;
import org.motiflens.figure.FigureSvg;
import org.motiflens.figure.dashboard.DashboardPage;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.plugin.draw.ScreenBuffer;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.features.PeakMotifsFrame;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.work.Jobs;

/** A dashboard in a window of its own: to look at, to point at, to save. Escape closes it. */
public final class DashboardFrame extends JFrame {
  private final transient PanelHost host;
  private final View view;
  private transient Figure figure;
  private final JLabel remark = Parts.plainLabel("Point at a cell to read it.");

  /**
   * @param step is told whether the user wants the next peak or the one before
   * @param follow is told whether the figure is to go where the view goes
   */
  DashboardFrame(PanelHost host, Figure figure, Consumer<Boolean> step, Consumer<Boolean> follow) {
    super(Messages.PRODUCT + ": " + Messages.plain(figure.title()));
    this.host = host;
    this.figure = figure;
    this.view = new View(figure);
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    JScrollPane scroll = new JScrollPane(view);
    scroll.getVerticalScrollBar().setUnitIncrement(20);
    scroll.getHorizontalScrollBar().setUnitIncrement(20);
    add(scroll, BorderLayout.CENTER);
    JButton previous = Parts.small(new JButton("◀ Peak"));
    previous.setMnemonic('P');
    previous.setToolTipText("The peak before, in the order of the panel's table (Alt+P)");
    previous.addActionListener(event -> step.accept(false));
    JButton next = Parts.small(new JButton("Peak ▶"));
    next.setMnemonic('N');
    next.setToolTipText("The next peak in the order of the panel's table (Alt+N)");
    next.addActionListener(event -> step.accept(true));
    JCheckBox following = Parts.small(new JCheckBox("Follow the view"));
    following.setMnemonic('F');
    following.setToolTipText("Make the dashboard anew wherever the view comes to rest");
    following.addActionListener(event -> follow.accept(following.isSelected()));
    ButtonRow buttons =
        new ButtonRow(
            previous,
            next,
            following,
            button("Save as PNG …", 'G', "png", FigurePng::of),
            button("Save as SVG …", 'S', "svg", shown -> utf8(FigureSvg.of(shown))),
            button("Save as PDF …", 'D', "pdf", FigurePdf::of),
            button("Save as HTML …", 'H', "html", shown -> utf8(DashboardPage.of(shown))));
    Column below = new Column(buttons, remark);
    below.setBorder(BorderFactory.createEmptyBorder(4, 6, 4, 6));
    add(below, BorderLayout.SOUTH);
    pack();
    Rectangle screen = getGraphicsConfiguration().getBounds();
    setSize(Math.min(getWidth() + 20, screen.width), Math.min(getHeight(), screen.height - 40));
    setLocationByPlatform(true);
  }

  /**
   * Closes the dashboard, or the window of motifs, that has the focus, if the key is Escape.
   *
   * @return whether the key was taken
   */
  public static boolean takes(KeyEvent event) {
    Window window = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow();
    if (event.getKeyCode() == KeyEvent.VK_ESCAPE
        && event.getID() == KeyEvent.KEY_PRESSED
        && (window instanceof DashboardFrame || window instanceof PeakMotifsFrame)) {
      window.dispose();
      return true;
    }
    return false;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private JButton button(String words, char key, String ending, Function<Figure, byte[]> format) {
    JButton button = Parts.small(new JButton(words));
    button.setMnemonic(key);
    button.addActionListener(
        event ->
            host.chooseTarget(words, suggestedName(ending)).ifPresent(file -> save(file, format)));
    return button;
  }

  /** Says what is on the sheet: factor and place. */
  private String suggestedName(String ending) {
    return figure.title().replaceAll("[^A-Za-z0-9.-]+", "_").replaceAll("^_|_$", "") + "." + ending;
  }

  private void save(Path file, Function<Figure, byte[]> format) {
    Figure shown = figure;
    Supplier<InputFiles> inputs = host.inputs();
    host.jobs()
        .start(
            "Saving the dashboard",
            monitor -> {
              inputs.get().requireNone(file);
              AtomicOutput.write(file, format.apply(shown));
              return file;
            },
            new Jobs.Ends<>(path -> say(Messages.exported(path)), this::say, () -> {}));
  }

  /** Shows another figure in place of the one that is there. */
  void display(Figure other) {
    figure = other;
    view.display(other);
    say("Point at a cell to read it.");
  }

  /** Title of the figure: factor and place. */
  public String shown() {
    return figure.title();
  }

  void say(String sentence) {
    remark.setText(sentence);
    remark.setToolTipText(sentence);
  }

  /** The figure at its own size, or smaller where the screen is narrower. */
  private static final class View extends JPanel {
    /** Pixels beside the figure that the window needs. */
    private static final int BESIDE = 60;

    private transient Figure figure;
    private double scale = 1;

    View(Figure figure) {
      display(figure);
      ToolTipManager.sharedInstance().registerComponent(this);
    }

    final void display(Figure shown) {
      figure = shown;
      int room = Toolkit.getDefaultToolkit().getScreenSize().width - BESIDE;
      scale = Math.min(1, room / shown.width());
      setPreferredSize(
          new Dimension(
              (int) Math.ceil(scale * shown.width()), (int) Math.ceil(scale * shown.height())));
      getAccessibleContext().setAccessibleName(shown.title());
      getAccessibleContext().setAccessibleDescription(shown.description());
      revalidate();
      repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = (Graphics2D) graphics.create();
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, getWidth(), getHeight());
      ScreenBuffer.paint(g, getVisibleRect(), this::paintFigure);
      g.dispose();
    }

    private void paintFigure(Graphics2D g) {
      g.scale(scale, scale);
      FigurePainter.paint(figure, g);
    }

    @Override
    public String getToolTipText(MouseEvent event) {
      return cell(event.getX() / scale, event.getY() / scale)
          .map(cell -> Messages.plain(cell.text()))
          .orElse(null);
    }

    private Optional<Figure.Cell> cell(double x, double y) {
      for (Figure.Mark mark : figure.marks()) {
        if (mark instanceof Figure.Box box
            && x >= box.x()
            && x < box.x() + box.width()
            && y >= box.y()
            && y < box.y() + box.height()
            && box.cell().isPresent()) {
          return box.cell();
        }
      }
      return Optional.empty();
    }
  }
}
