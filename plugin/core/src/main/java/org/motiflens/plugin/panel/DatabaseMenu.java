package org.motiflens.plugin.panel;

import java.awt.Component;
import javax.swing.ButtonGroup;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.message.Messages;

/** Which database of known motifs to compare with: those of the user, and any file. */
final class DatabaseMenu {
  private DatabaseMenu() {}

  static void show(PanelHost host, MotifRepository repository, Component below) {
    JPopupMenu menu = new JPopupMenu();
    ButtonGroup group = new ButtonGroup();
    repository
        .content()
        .ifPresent(
            content -> {
              for (String name : content.names()) {
                JRadioButtonMenuItem item = new JRadioButtonMenuItem(Messages.plain(name));
                item.setSelected(name.equals(content.current()));
                item.addActionListener(event -> repository.use(name));
                group.add(item);
                menu.add(item);
              }
              menu.addSeparator();
            });
    JMenuItem add = new JMenuItem("Add a file of motifs (MEME, JASPAR, TRANSFAC) …");
    add.addActionListener(event -> host.chooseMotifs().ifPresent(repository::add));
    menu.add(add);
    menu.show(below, 0, below.getHeight());
  }
}
