package org.motiflens.plugin.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.settings.Options;

/** Which IGV is there; where there is none, one sentence says so. */
class InstalledIgvTest {
  @TempDir private Path folder;

  private ClassLoader with(String className) throws Exception {
    Path classes = Files.createTempDirectory(folder, "classes");
    Path file = classes.resolve(className.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {1});
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
  }

  private static IgvAdapter adapter(String igvClass, String versions) {
    return new IgvAdapter() {
      @Override
      public String igvClass() {
        return igvClass;
      }

      @Override
      public String versions() {
        return versions;
      }

      @Override
      public List<ClassWeaver> weavers() {
        throw new AssertionError("nothing is woven to find an IGV");
      }

      @Override
      public Set<String> openedPackages() {
        return Set.of();
      }

      @Override
      public void start(Options options) {
        throw new AssertionError("not started");
      }

      @Override
      public void installIntoRunning() {
        throw new AssertionError("not installed");
      }
    };
  }

  private final IgvAdapter older = adapter("old.igv.Window", "2");
  private final IgvAdapter newer = adapter("new.igv.Window", "3");

  /** The files that stand for classes are none: loading them would fail. */
  @Test
  void theAdapterIsChosenByAClassOfItsIgvWithoutLoadingIt() throws Exception {
    List<IgvAdapter> both = List.of(older, newer);
    assertEquals(older, InstalledIgv.choose(both, with("old.igv.Window")));
    assertEquals(newer, InstalledIgv.choose(both, with("new.igv.Window")));
  }

  @Test
  void withoutIgvASentenceSaysWhatToAddAndWhichIgvsThereMayBe() throws Exception {
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> InstalledIgv.choose(List.of(older, newer), with("other.Thing")));
    assertEquals(
        "There is no IGV on the class path; MotifLens runs in IGV 2 and 3. Add IGV's jar or the"
            + " jars of its lib folder to -cp.",
        refusal.getMessage());
  }
}
