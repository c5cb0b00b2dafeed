package org.motiflens.plugin.install;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import javax.swing.WindowConstants;
import org.motiflens.genome.Product;

/** What a double click on the jar opens: what there is, two buttons, and what they did. */
public final class InstallWindow {
  private static final int ROWS = 12;
  private static final int COLUMNS = 60;

  private final JFrame frame = new JFrame(Product.NAME + " " + Product.version());
  private final JTextArea text = new JTextArea(ROWS, COLUMNS);
  private final JButton install = new JButton("Put into IGV");
  private final JButton remove = new JButton("Take out of IGV");

  private InstallWindow() {
    text.setEditable(false);
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    text.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    install.addActionListener(event -> start("install"));
    remove.addActionListener(event -> start("remove"));
    JButton close = new JButton("Close");
    close.addActionListener(event -> frame.dispose());
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));
    buttons.add(install);
    buttons.add(remove);
    buttons.add(close);
    frame.add(new JScrollPane(text), BorderLayout.CENTER);
    frame.add(buttons, BorderLayout.SOUTH);
    frame.getRootPane().setDefaultButton(install);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.pack();
    frame.setLocationRelativeTo(null);
  }

  /** Opens the window; the program ends with it. */
  public static void open() {
    SwingUtilities.invokeLater(
        () -> {
          InstallWindow window = new InstallWindow();
          window.frame.setVisible(true);
          window.start("status");
        });
  }

  /** Does one thing beside the event thread and writes what it says. */
  private void start(String word) {
    install.setEnabled(false);
    remove.setEnabled(false);
    new SwingWorker<Integer, String>() {
      @Override
      protected Integer doInBackground() {
        return Install.run(List.of(word), this::publish, this::publish);
      }

      @Override
      protected void process(List<String> sentences) {
        sentences.forEach(sentence -> text.append(sentence + "\n"));
      }

      @Override
      protected void done() {
        install.setEnabled(true);
        remove.setEnabled(true);
      }
    }.execute();
  }
}
