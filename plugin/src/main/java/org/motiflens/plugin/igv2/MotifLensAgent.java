package org.motiflens.plugin.igv2;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;

/**
 * Puts the extension into an IGV that is started in its usual way: {@code -javaagent:} with the
 * extension's jar, in IGV's {@code java_arguments} file. Names no IGV type before IGV itself has
 * loaded, so that IGV starts as it always does.
 */
public final class MotifLensAgent {
  private static final String SESSIONS = "org.broad.igv.session";
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
    instrumentation.addTransformer(new LoaderTransformer());
    Thread watcher = new Thread(() -> watch(instrumentation), "MotifLens-agent");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void watch(Instrumentation instrumentation) {
    ClassLoader loader = MotifLensAgent.class.getClassLoader();
    try {
      while (true) {
        for (Class<?> loaded : instrumentation.getInitiatedClasses(loader)) {
          if (loaded.getName().equals(SupportedIgv.IGV_2)) {
            readModule(instrumentation, loaded);
            Installation.intoRunningIgv();
            return;
          }
          if (loaded.getName().equals(SupportedIgv.IGV_3)) {
            System.err.println(SupportedIgv.NOT_IGV_3);
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
  private static void readModule(Instrumentation instrumentation, Class<?> igv) {
    Module module = igv.getModule();
    if (module.isNamed()) {
      instrumentation.redefineModule(
          module,
          Set.of(MotifLensAgent.class.getModule()),
          Map.of(),
          Map.of(SESSIONS, Set.of(MotifLensAgent.class.getModule())),
          Set.of(),
          Map.of());
    }
  }

  /** Weaves the loader of tracks when IGV loads it. */
  private static final class LoaderTransformer implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader,
        String className,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] original) {
      return LoaderWeaver.LOADER.equals(className) ? LoaderWeaver.weave(original) : null;
    }
  }
}
