package org.motiflens.plugin.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
import javax.swing.JTable;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.widget.SaidTable;

/** The known motifs: what is found, what is chosen, and which hits the host is asked for. */
class MotifPaneTest {
  @TempDir Path folder;

  private FakePanelHost host;
  private MotifPane pane;

  @BeforeEach
  void open() throws IOException {
    Path file = folder.resolve("few.jaspar");
    Files.writeString(
        file,
        """
        >M1 FOREST
        A [ 9 0 0 ]
        C [ 0 9 0 ]
        G [ 0 0 9 ]
        T [ 0 0 0 ]
        >M2 REST
        A [ 0 0 9 ]
        C [ 0 9 0 ]
        G [ 9 0 0 ]
        T [ 0 0 0 ]
        >M3 GATA1
        A [ 0 9 0 ]
        C [ 0 0 0 ]
        G [ 9 0 0 ]
        T [ 0 0 9 ]
        """);
    host =
        new FakePanelHost(
            new FakeRepository()
                .with("GATA1", CentredNetwork.of("small-cnn"))
                .with("UNKNOWN", CentredNetwork.of("small-cnn")),
            folder);
    MotifRepository repository =
        Edt.get(() -> new MotifRepository(host.motifLibrary(), host.jobs()));
    pane = Edt.get(() -> new MotifPane(host, repository, LetterGlyphs.sansSerif()));
    assertFalse(ComponentWalker.button(pane, "Add track of hits").isEnabled());
    Edt.run(() -> repository.add(file));
    Edt.await("the motifs", () -> pane.count() == 3);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private JTable table() {
    return ComponentWalker.all(pane, JTable.class).get(0);
  }

  private void search(String text) {
    Edt.run(() -> ComponentWalker.all(pane, JTextField.class).get(0).setText(text));
  }

  private void addHits() {
    Edt.run(() -> ComponentWalker.button(pane, "Add track of hits").doClick());
  }

  @Test
  void theMotifOfJustThisNameComesFirstAndIsChosen() {
    search("rest");
    assertEquals(2, pane.count());
    assertEquals("REST", table().getValueAt(0, 0));
    addHits();
    assertEquals(List.of("hits M2 1e-04"), host.asked());
  }

  @Test
  void theChosenPValueIsAskedFor() {
    Edt.run(
        () -> {
          pane.select("M3");
          ComponentWalker.all(pane, JComboBox.class).get(0).setSelectedItem(1e-6);
        });
    addHits();
    assertEquals(List.of("hits M3 1e-06"), host.asked());
  }

  @Test
  void allMotifsOfTheDatabaseAtOnceAreAskedForByItsName() {
    Edt.run(() -> ComponentWalker.button(pane, "All motifs as a track").doClick());
    assertEquals(List.of("all hits few.jaspar"), host.asked());
  }

  @Test
  void aModelsFactorIsChosenWhereTheDatabaseHasIt() {
    Edt.run(() -> pane.show(host.models().get(0)));
    assertEquals("GATA1", table().getValueAt(table().getSelectedRow(), 0));
    Edt.run(() -> pane.show(host.models().get(1)));
    assertEquals("GATA1", table().getValueAt(table().getSelectedRow(), 0));
  }

  @Test
  void whereNothingIsFoundNothingCanBeAdded() {
    search("nothing of the kind");
    assertEquals(0, pane.count());
    assertEquals(
        "No motif is found by \"nothing of the kind\"; seek fewer letters.",
        ((SaidTable) table()).said());
    assertFalse(ComponentWalker.button(pane, "Add track of hits").isEnabled());
    assertTrue(host.asked().isEmpty());
  }

  @Test
  void lettersAreNamedByAllMotifsTheBestFirstUntilSomethingIsSought() throws IOException {
    Edt.run(() -> ComponentWalker.button(pane, "Name letters").doClick());
    assertEquals(List.of("Name", "Id", "Width"), columns());
    Path fasta = folder.resolve("g.fa");
    Files.writeString(fasta, ">c\nCCCCCCCCCCCCGATCCCCCCCCCC\n");
    Files.writeString(folder.resolve("g.fa.fai"), "c\t25\t3\t25\t26\n");
    host.genome(Optional.of(GenomeFile.open(fasta)));
    host.stretch(new Locus("c", 10, 18));
    Edt.run(() -> ComponentWalker.button(pane, "Name letters").doClick());
    Edt.await("the names", () -> columns().contains("E"));
    assertEquals(List.of("Name", "Id", "p", "E", "Strand", "Position"), columns());
    assertEquals("13", table().getValueAt(0, 5));
    search("rest");
    assertEquals(List.of("Name", "Id", "Width"), columns());
  }

  private List<String> columns() {
    return IntStream.range(0, table().getColumnCount()).mapToObj(table()::getColumnName).toList();
  }
}
