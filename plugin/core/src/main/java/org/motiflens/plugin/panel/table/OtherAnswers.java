package org.motiflens.plugin.panel.table;

import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JComponent;
import org.motiflens.plugin.table.VariantList;

/** What is said of a file's variants in place of the table of one model. */
public interface OtherAnswers {
  /** Table, heading and what is below it. */
  JComponent component();

  /** The variants of another file. */
  void show(VariantList list, Optional<Path> file);

  /** The user has chosen to see this. */
  void brought();

  /** Follows the work and a change of genome; called a few times a second. */
  void refresh();
}
