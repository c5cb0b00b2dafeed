package org.motiflens.explain.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/** Words in random bases, whose motifs are known. */
class SeqletMotifsTest {
  private static final String WORD = "TGACTCAGGT";
  private static final String OTHER = "CCGCCATCTT";
  private static final int AT = 40;

  private final Random random = new Random(8);

  /** A word in random bases; the seqlet begins and ends some bases off it. */
  private SeqletMotifs.Source source(String word, boolean turned, int off, double sum) {
    byte[] codes = new byte[100];
    for (int t = 0; t < codes.length; t++) {
      codes[t] = (byte) random.nextInt(Bases.COUNT);
    }
    System.arraycopy(Bases.encode(word), 0, codes, AT, word.length());
    int start = AT + off;
    int end = start + word.length();
    if (turned) {
      codes = Bases.reverseComplement(codes);
      int first = start;
      start = codes.length - end;
      end = codes.length - first;
    }
    return new SeqletMotifs.Source(codes, new Seqlet(start, end, sum, 0.001, 0.01));
  }

  private static String consensus(MotifMatrix matrix) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < matrix.columns(); i++) {
      word.append(Bases.letter(matrix.mostProbable(i)));
    }
    return word.toString();
  }

  @Test
  void oneWordIsOneMotifOnEitherStrandAndShifted() {
    List<SeqletMotifs.Source> sources = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      sources.add(source(WORD, i % 2 == 1, i % 3 - 1, 20 - 0.1 * i));
    }
    List<SeqletMotifs.Motif> motifs = SeqletMotifs.of(sources).motifs();
    assertEquals(1, motifs.size());
    assertEquals(120, motifs.get(0).members().size());
    assertEquals(WORD, consensus(motifs.get(0).stretch().orElseThrow()));
  }

  @Test
  void twoWordsAreTwoMotifsTheOneWithMoreSeqletsFirst() {
    List<SeqletMotifs.Source> sources = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      sources.add(source(i % 3 == 0 ? OTHER : WORD, false, 0, i % 3 == 0 ? 9 : 5));
    }
    List<SeqletMotifs.Motif> motifs = SeqletMotifs.of(sources).motifs();
    assertEquals(2, motifs.size());
    assertEquals(200, motifs.get(0).members().size());
    assertEquals("motif1", motifs.get(0).matrix().id());
    assertEquals(WORD, consensus(motifs.get(0).stretch().orElseThrow()));
    assertEquals(OTHER, consensus(motifs.get(1).stretch().orElseThrow()));
  }

  /** A seqlet may cover one end of a long site: what is around it tells that it is the same. */
  @Test
  void theTwoEndsOfOneSiteAreOneMotif() {
    String site = WORD + OTHER;
    List<SeqletMotifs.Source> sources = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      SeqletMotifs.Source whole = source(site, false, 0, 20 - 0.1 * i);
      int start = AT + (i % 2 == 0 ? 0 : WORD.length());
      Seqlet end = new Seqlet(start, start + WORD.length(), whole.seqlet().sum(), 0.001, 0.01);
      sources.add(new SeqletMotifs.Source(whole.codes(), end));
    }
    List<SeqletMotifs.Motif> motifs = SeqletMotifs.of(sources).motifs();
    assertEquals(1, motifs.size());
    assertEquals(120, motifs.get(0).members().size());
    assertEquals(120, motifs.get(0).members().stream().distinct().count());
    // A motif has 25 columns: of a site as long as this the far end lies beyond them.
    String found = consensus(motifs.get(0).stretch().orElseThrow());
    assertTrue(found.length() >= 16 && site.contains(found), found);
  }

  /** Half of a site beside another half is another motif, whatever stands first. */
  @Test
  void sitesThatShareOneHalfAreKeptApart() {
    String third = "ACGATAAGCA";
    List<SeqletMotifs.Source> sources = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      sources.add(source(WORD + (i % 2 == 0 ? OTHER : third), false, 0, i % 2 == 0 ? 9 : 5));
    }
    List<SeqletMotifs.Motif> motifs = SeqletMotifs.of(sources).motifs();
    assertEquals(2, motifs.size());
    assertEquals(60, motifs.get(0).members().size());
  }

  @Test
  void forAndAgainstAreKeptApart() {
    List<SeqletMotifs.Motif> motifs =
        SeqletMotifs.of(List.of(source(WORD, false, 0, 3), source(WORD, false, 0, -2))).motifs();
    assertEquals(2, motifs.size());
    assertTrue(motifs.get(0).positive() != motifs.get(1).positive());
  }

  /** Each source is a member of one motif. */
  @Test
  void noSeqletIsLostOrCountedTwice() {
    List<SeqletMotifs.Source> sources = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      sources.add(source(i % 2 == 0 ? OTHER : WORD, i % 3 == 0, i % 5 - 2, random.nextGaussian()));
    }
    List<Integer> members =
        SeqletMotifs.of(sources).motifs().stream()
            .flatMap(motif -> motif.members().stream())
            .sorted()
            .toList();
    assertEquals(25, members.size());
    assertEquals(25, members.stream().distinct().count());
  }

  @Test
  void aSeqletAtTheEndOfItsSequenceHasNothingBeyondIt() {
    SeqletMotifs.Source atTheEnd =
        new SeqletMotifs.Source(Bases.encode(WORD), new Seqlet(0, WORD.length(), 1, 0.01, 0.01));
    SeqletMotifs.Motif motif = SeqletMotifs.of(List.of(atTheEnd)).motifs().get(0);
    assertEquals(WORD, consensus(motif.stretch().orElseThrow()));
    assertEquals(SeqletMotifs.WIDTH, motif.matrix().columns());
  }

  @Test
  void withoutSeqletsThereAreNoMotifs() {
    assertEquals(List.of(), SeqletMotifs.of(List.of()).motifs());
  }
}
