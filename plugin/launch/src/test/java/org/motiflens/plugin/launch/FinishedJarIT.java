package org.motiflens.plugin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is in the jar that users get, our classes and those of libraries: its byte code is read. */
class FinishedJarIT {
  private static final Path JAR = Path.of(System.getProperty("motiflens.jar", "missing"));
  private static final int JAVA_8 = 52;
  private static final int JAVA_17 = 61;
  private static final String DOOR = "org/motiflens/plugin/launch/AnyJava";

  /** Calls by which a file could run code or reach other machines, as owner and name. */
  private static final Set<String> OBJECTS = Set.of("java/io/ObjectInputStream.<init>");

  private static final Set<String> PROGRAMS =
      Set.of("java/lang/Runtime.exec", "java/lang/ProcessBuilder.<init>");

  private static final Set<String> CONNECTIONS =
      Set.of(
          "java/net/URL.openConnection",
          "java/net/URL.openStream",
          "java/net/URL.getContent",
          "java/net/Socket.<init>",
          "java/net/ServerSocket.<init>",
          "java/net/DatagramSocket.<init>",
          "java/net/http/HttpClient.newHttpClient",
          "java/net/http/HttpClient.newBuilder",
          "java/nio/channels/SocketChannel.open");

  /** Calls that load code by its name or its bytes. */
  private static final Set<String> CODE =
      Set.of(
          "java/lang/ClassLoader.defineClass",
          "java/lang/invoke/MethodHandles$Lookup.defineClass",
          "java/net/URLClassLoader.<init>",
          "javax/script/ScriptEngineManager.<init>",
          "javax/naming/InitialContext.<init>");

  private final Map<String, ClassReader> classes = new HashMap<>();

  @BeforeEach
  void readJar() throws IOException {
    assumeTrue(Files.exists(JAR), "no " + JAR);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = jar.getInputStream(entry)) {
            ClassReader reader = new ClassReader(in.readAllBytes());
            classes.put(reader.getClassName(), reader);
          }
        }
      }
    }
    assertTrue(classes.size() > 1000, classes.size() + " classes");
  }

  /** Which of the calls each class makes. */
  private static Set<String> calls(ClassReader reader, Set<String> wanted) {
    Set<String> found = new TreeSet<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitMethodInsn(
                  int opcode, String owner, String called, String type, boolean isInterface) {
                if (wanted.contains(owner + "." + called)) {
                  found.add(owner + "." + called);
                }
              }
            };
          }
        },
        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found;
  }

  private Map<String, Set<String>> callers(Set<String> among, Set<String> wanted) {
    Map<String, Set<String>> callers = new TreeMap<>();
    for (String name : among) {
      Set<String> found = calls(classes.get(name), wanted);
      if (!found.isEmpty()) {
        callers.put(name, found);
      }
    }
    return callers;
  }

  /** Classes of the jar that those of a package name, and those that these name, and so on. */
  private Set<String> reachable(String... packages) {
    Set<String> seen = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>();
    for (String name : classes.keySet()) {
      for (String each : packages) {
        if (name.startsWith(each)) {
          next.add(name);
        }
      }
    }
    while (!next.isEmpty()) {
      String name = next.remove();
      if (classes.containsKey(name) && seen.add(name)) {
        next.addAll(named(classes.get(name)));
      }
    }
    return seen;
  }

  /** The class entries of a constant pool: whatever a class calls, makes or casts to is there. */
  private static Set<String> named(ClassReader reader) {
    Set<String> names = new TreeSet<>();
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item > 0 && reader.readByte(item - 1) == 7) {
        names.add(reader.readUTF8(item, buffer));
      }
    }
    return names;
  }

  @Test
  void theScanSeesWhatItLooksFor() throws IOException {
    ClassReader self = new ClassReader(FinishedJarIT.class.getName());
    assertEquals(
        Set.of("java/util/jar/JarFile.<init>"),
        calls(self, Set.of("java/util/jar/JarFile.<init>")));
    assertTrue(named(self).contains("org/objectweb/asm/ClassReader"));
  }

  @Test
  void noObjectIsDeserialisedAnywhere() {
    assertEquals(Map.of(), callers(classes.keySet(), OBJECTS));
    for (Map.Entry<String, ClassReader> entry : classes.entrySet()) {
      assertTrue(
          !"java/io/ObjectInputStream".equals(entry.getValue().getSuperName()), entry.getKey());
    }
  }

  /** One makes a class: of IGV's own bytes, with a call to us added. */
  @Test
  void noProgramIsStartedAndNoCodeIsMadeButIgvsOwn() {
    assertEquals(Map.of(), callers(classes.keySet(), PROGRAMS));
    assertEquals(
        Set.of("org/motiflens/plugin/adapter/ClassWeaver"),
        callers(classes.keySet(), CODE).keySet());
    assertTrue(
        !reachable("org/motiflens/network/").contains("org/motiflens/plugin/adapter/ClassWeaver"));
  }

  /** All of ours; of the libraries' whatever a bundle's bytes can get to. */
  @Test
  void neitherWeNorTheReadersOfBundlesOpenAConnection() {
    Set<String> ours =
        classes.keySet().stream()
            .filter(name -> !name.startsWith("org/motiflens/shaded/"))
            .collect(Collectors.toSet());
    assertEquals(Map.of(), callers(ours, CONNECTIONS));
    Set<String> reading = reachable("org/motiflens/network/");
    assertTrue(reading.contains("org/motiflens/shaded/com/google/gson/stream/JsonReader"));
    assertEquals(Map.of(), callers(reading, CONNECTIONS));
  }

  /** Unused classes are left out when the jar is made: none of those that ours name may be. */
  @Test
  void whateverOursReachOfTheLibrariesIsInside() {
    Set<String> missing = new TreeSet<>();
    for (String name :
        reachable("org/motiflens/network/", "org/motiflens/explain/", "org/motiflens/plugin/")) {
      for (String each : named(classes.get(name))) {
        String element = each.replaceFirst("^\\[+L", "").replace(";", "");
        if (element.startsWith("org/motiflens/") && !classes.containsKey(element)) {
          missing.add(element + ", for " + name);
        }
      }
    }
    assertEquals(Set.of(), missing);
    for (String name :
        Set.of(
            "distribution/fitting/MultivariateNormalMixtureExpectationMaximization",
            "distribution/TDistribution")) {
      assertTrue(
          classes.containsKey("org/motiflens/shaded/org/apache/commons/math3/" + name), name);
    }
  }

  /** The extension was 2.94 MB before the house was rebuilt; a tenth more is what it may take. */
  @Test
  void theJarIsAtMostATenthLargerThanItWas() throws IOException {
    assertTrue(Files.size(JAR) <= 3_234_000, Files.size(JAR) + " bytes");
  }

  /** An older Java must be able to open the door, and needs to open nothing else. */
  @Test
  void theDoorOpensInJava8AndAllElseInJava17() throws IOException {
    for (Map.Entry<String, ClassReader> entry : classes.entrySet()) {
      int version = entry.getValue().readShort(6);
      assertTrue(version <= JAVA_17, entry.getKey() + " is of class file version " + version);
    }
    assertEquals(JAVA_8, classes.get(DOOR).readShort(6));
    Set<String> ours =
        named(classes.get(DOOR)).stream()
            .filter(name -> name.startsWith("org/motiflens"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(DOOR), ours);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertEquals(DOOR.replace('/', '.'), manifest.getValue("Main-Class"));
      assertEquals(DOOR.replace('/', '.'), manifest.getValue("Premain-Class"));
    }
  }

  @Test
  void theLicencesOfTheLibrariesInsideAreInside() throws IOException {
    Map<String, String> libraries =
        Map.of(
            "com/google/common", "com.google.guava:guava",
            "com/google/gson", "com.google.code.gson:gson",
            "com/google/errorprone", "com.google.errorprone:error_prone_annotations",
            "com/google/j2objc", "com.google.j2objc:j2objc-annotations",
            "com/google/thirdparty", "com.google.guava:guava",
            "htsjdk", "com.github.samtools:htsjdk",
            "org/apache/commons/math3", "org.apache.commons:commons-math3",
            "org/objectweb/asm", "org.ow2.asm:asm",
            "org/jspecify", "org.jspecify:jspecify");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String table = text(jar, "META-INF/licences/README.md");
      for (String name : classes.keySet()) {
        if (name.startsWith("org/motiflens/shaded/")) {
          String library =
              libraries.entrySet().stream()
                  .filter(each -> name.startsWith("org/motiflens/shaded/" + each.getKey() + "/"))
                  .map(Map.Entry::getValue)
                  .findFirst()
                  .orElse("a library that this test does not know, of " + name);
          assertTrue(
              table.contains("| " + library + " | command, extension |")
                  || table.contains("| " + library + " | extension |"),
              library);
        } else {
          assertTrue(name.startsWith("org/motiflens/"), name + " keeps its own name");
        }
      }
      assertTrue(text(jar, "META-INF/licences/Apache-2.0.txt").contains("Version 2.0"));
      assertTrue(text(jar, "META-INF/licences/Commons-Math.txt").contains("Orekit"));
      assertTrue(text(jar, "META-INF/licences/MIT.txt").contains("Permission is hereby granted"));
      assertTrue(text(jar, "META-INF/licences/BSD-3-Clause-ASM.txt").contains("INRIA"));
      assertTrue(text(jar, "META-INF/licences/LICENSE").contains("MIT"));
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    assertTrue(entry != null, "no " + name);
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
