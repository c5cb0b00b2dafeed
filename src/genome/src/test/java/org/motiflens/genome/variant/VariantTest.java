package org.motiflens.genome.variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.variant.RefusedVariantException.Reason;

class VariantTest {
  /** One chromosome, {@code chrT}. */
  private record Letters(String bases) implements SequenceSource {
    @Override
    public String genomeId() {
      return "test";
    }

    @Override
    public List<String> chromosomes() {
      return List.of("chrT");
    }

    @Override
    public int length(String chromosome) {
      return bases.length();
    }

    @Override
    public byte[] codes(Locus locus) {
      return Bases.encode(bases.substring(locus.start(), locus.end()));
    }

    /** The sequence with a variant in it. */
    String with(Variant variant) {
      return bases.substring(0, variant.start())
          + variant.alternative()
          + bases.substring(variant.end());
    }
  }

  private static Variant variant(int start, String reference, String alternative) {
    return new Variant("chrT", start, reference, alternative);
  }

  private static Reason refusal(Runnable action) {
    RefusedVariantException refused = assertThrows(RefusedVariantException.class, action::run);
    assertTrue(!refused.getMessage().isBlank());
    return refused.reason();
  }

  @Test
  void sharedBasesAreTakenOffBothEnds() {
    Letters genome = new Letters("GATTACAGATTACA");
    assertEquals(variant(4, "A", "G"), variant(3, "TAC", "TGC").normalised(genome));
    assertEquals(variant(4, "A", ""), variant(3, "TAC", "TC").normalised(genome));
    assertEquals(variant(4, "AC", "TTT"), variant(3, "TAC", "TTTT").normalised(genome));
  }

  @Test
  void anIndelInARepeatIsMovedToTheLeft() {
    Letters genome = new Letters("GGCACACATT");
    assertEquals(variant(2, "CA", ""), variant(5, "ACA", "A").normalised(genome));
    assertEquals(variant(2, "", "CA"), variant(7, "A", "ACA").normalised(genome));
    assertEquals(variant(0, "", "G"), variant(1, "G", "GG").normalised(genome));
  }

  @Test
  void aRepeatLongerThanOneReadingIsCrossed() {
    Letters genome = new Letters("G" + "CA".repeat(1000) + "T");
    assertEquals(variant(1, "CA", ""), variant(1999, "CA", "").normalised(genome));
    assertEquals(
        variant(1, "", "ACA"),
        variant(1999, "", "ACA").normalised(new Letters("G" + "ACA".repeat(700) + "T")));
  }

  @RepeatedTest(200)
  void theNormalFormIsTheSameHaplotypeAndTheSameForAllWaysToWriteIt(RepetitionInfo run) {
    long seed = run.getCurrentRepetition();
    Random random = new Random(seed);
    StringBuilder bases = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      // Two letters: short repeats abound.
      bases.append(random.nextBoolean() ? 'A' : 'C');
    }
    Letters genome = new Letters(bases.toString());
    Map<String, Variant> formOf = new HashMap<>();
    for (int start = 0; start <= 14; start++) {
      for (int length = 0; length <= Math.min(3, 14 - start); length++) {
        String reference = genome.bases().substring(start, start + length);
        for (String alternative : List.of("", "A", "C", "AC", "CA", "AA", "CAC", "ACC", "CCA")) {
          if (reference.equals(alternative)) {
            continue;
          }
          Variant written = variant(start, reference, alternative);
          Variant normal = written.normalised(genome);
          assertEquals(genome.with(written), genome.with(normal), "seed " + seed + " " + written);
          if (normal.reference().isEmpty() || normal.alternative().isEmpty()) {
            Variant first = formOf.putIfAbsent(genome.with(normal), normal);
            assertTrue(first == null || first.equals(normal), "seed " + seed + " " + written);
          }
        }
      }
    }
    assertTrue(formOf.size() > 10, "seed " + seed);
  }

  @Test
  void lowerCaseLettersAreBases() {
    assertEquals(variant(3, "A", "C"), variant(3, "a", "c"));
  }

  @Test
  void whatIsNoReplacementOfBasesIsRefused() {
    assertEquals(Reason.LETTERS, refusal(() -> variant(3, "A", "N")));
    assertEquals(Reason.LETTERS, refusal(() -> variant(3, "R", "A")));
    assertEquals(Reason.NO_ALTERNATIVE, refusal(() -> variant(3, "A", "A")));
    assertEquals(Reason.POSITION, refusal(() -> variant(-1, "A", "C")));
  }

  @Test
  void theReferenceAlleleMustBeWhatTheGenomeHas() {
    Letters genome = new Letters("GATTACA");
    assertEquals(
        variant(1, "AT", "A"), new Variant("T", 1, "AT", "A").checkedAgainst(genome), "alias");
    for (int base = 0; base < 4; base++) {
      String letter = String.valueOf(Bases.letter(base));
      if (!letter.equals("G")) {
        RefusedVariantException refused =
            assertThrows(
                RefusedVariantException.class,
                () -> variant(0, letter, "G").checkedAgainst(genome));
        assertEquals(Reason.REFERENCE, refused.reason());
        for (String word : Arrays.asList('"' + letter + '"', "\"G\"", "chrT:1", "test")) {
          assertTrue(refused.getMessage().contains(word), refused.getMessage());
        }
      }
    }
    assertEquals(
        Reason.REFERENCE,
        refusal(() -> variant(3, "TAG", "T").checkedAgainst(genome)),
        "last base");
    assertEquals(Reason.POSITION, refusal(() -> variant(6, "AC", "A").checkedAgainst(genome)));
    assertEquals(
        Reason.POSITION,
        refusal(() -> variant(Integer.MAX_VALUE, "AC", "A").checkedAgainst(genome)));
    assertEquals(
        Reason.CHROMOSOME, refusal(() -> new Variant("chr9", 1, "A", "C").checkedAgainst(genome)));
  }

  @Test
  void anUnknownBaseIsNoReference() {
    assertEquals(
        Reason.REFERENCE,
        refusal(() -> variant(2, "T", "A").checkedAgainst(new Letters("GANTACA"))));
  }
}
