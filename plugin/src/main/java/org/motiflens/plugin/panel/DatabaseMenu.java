package org.motiflens.plugin.panel;

import java.awt.Component;
import javax.swing.ButtonGroup;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import org.motiflens.plugin.MotifShelf;
import org.motiflens.plugin.Words;

/** Which database of known motifs to compare with: those of the user, and any file. */
final class DatabaseMenu {
  private DatabaseMenu() {}

  static void show(PanelHost host, MotifShelf shelf, Component below) {
    JPopupMenu menu = new JPopupMenu();
    ButtonGroup group = new ButtonGroup();
    shelf
        .content()
        .ifPresent(
            content -> {
              for (String name : content.names()) {
                JRadioButtonMenuItem item = new JRadioButtonMenuItem(Words.plain(name));
                item.setSelected(name.equals(content.current()));
                item.addActionListener(event -> shelf.use(name));
                group.add(item);
                menu.add(item);
              }
              menu.addSeparator();
            });
    JMenuItem add = new JMenuItem("Add a file of motifs (MEME, JASPAR, TRANSFAC) …");
    add.addActionListener(event -> host.chooseMotifs().ifPresent(shelf::add));
    menu.add(add);
    menu.show(below, 0, below.getHeight());
  }
}
