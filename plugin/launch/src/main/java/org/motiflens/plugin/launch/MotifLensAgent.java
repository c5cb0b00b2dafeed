package org.motiflens.plugin.launch;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.motiflens.plugin.adapter.ClassWeaver;
import org.motiflens.plugin.adapter.IgvAdapter;

/**
 * Puts the extension into an IGV that is started in its usual way: {@code -javaagent:} with the
 * extension's jar, in IGV's {@code java_arguments} file. Names no IGV type before IGV itself has
 * loaded, so that IGV starts as it always does.
 */
public final class MotifLensAgent {
  private static final long POLL_MILLIS = 20;

  private MotifLensAgent() {}

  /**
   * Called by the Java launcher.
   *
   * @param models folder of the models, or empty
   */
  public static void premain(String models, Instrumentation instrumentation) {
    if (models != null && !models.isBlank()) {
      System.setProperty("motiflens.models", models.trim());
    }
    Adapters.ALL.stream()
        .flatMap(adapter -> adapter.weavers().stream())
        .forEach(weaver -> instrumentation.addTransformer(new WeavingTransformer(weaver)));
    Thread watcher = new Thread(() -> watch(instrumentation), "MotifLens-agent");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void watch(Instrumentation instrumentation) {
    ClassLoader loader = MotifLensAgent.class.getClassLoader();
    try {
      while (true) {
        for (Class<?> loaded : instrumentation.getInitiatedClasses(loader)) {
          Optional<IgvAdapter> adapter =
              Adapters.ALL.stream()
                  .filter(each -> each.igvClass().equals(loaded.getName()))
                  .findFirst();
          if (adapter.isPresent()) {
            openModule(instrumentation, loaded.getModule(), adapter.get());
            adapter.get().installIntoRunning();
            return;
          }
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      // The program ends.
    }
  }

  /**
   * The official bundle runs IGV as a module; what is woven into it has to reach us, and we its
   * sessions.
   */
  private static void openModule(Instrumentation instrumentation, Module igv, IgvAdapter adapter) {
    if (igv.isNamed()) {
      Set<Module> ours = Set.of(MotifLensAgent.class.getModule());
      instrumentation.redefineModule(
          igv,
          ours,
          Map.of(),
          adapter.openedPackages().stream().collect(Collectors.toMap(name -> name, name -> ours)),
          Set.of(),
          Map.of());
    }
  }

  /** Weaves a class when IGV loads it. */
  private record WeavingTransformer(ClassWeaver weaver) implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader,
        String className,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] original) {
      return weaver.target().equals(className) ? weaver.weave(original) : null;
    }
  }
}
