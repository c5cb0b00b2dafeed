package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.igv.ui.IGV;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the adapter is compiled against is there in a real IGV 3: every class and every member of
 * the signatures, with the same descriptor. Skipped where no IGV 3 is named.
 */
class StubsTest {
  private static final int KIND = Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM;
  private static final int HIDDEN =
      Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE;
  private static final List<String> OURS =
      List.of("AttributionTrack", "MarkTrack", "AttributionRenderer", "BaseScore");

  private Igv3Classes igv;

  @BeforeEach
  void open() throws IOException {
    igv = Igv3Classes.assumed();
  }

  @AfterEach
  void close() throws IOException {
    if (igv != null) {
      igv.close();
    }
  }

  /** Class files of the signatures, from a folder or a jar. */
  private static List<ClassNode> stubs() throws IOException, URISyntaxException {
    URI place = IGV.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (Files.isDirectory(Path.of(place))) {
      return nodes(Path.of(place).resolve("org/igv"));
    }
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
      return nodes(jar.getPath("org/igv"));
    }
  }

  private static List<ClassNode> nodes(Path folder) throws IOException {
    List<ClassNode> nodes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        if (!file.endsWith("package-info.class")) {
          nodes.add(Igv3Classes.node(Files.readAllBytes(file)));
        }
      }
    }
    return nodes;
  }

  @Test
  void everyClassIsThereOfTheSameKindAndMadeFromTheSame() throws Exception {
    List<String> problems = new ArrayList<>();
    for (ClassNode stub : stubs()) {
      Optional<ClassNode> real = igv.find(stub.name);
      if (real.isEmpty()) {
        problems.add(stub.name + " is not there");
        continue;
      }
      if ((stub.access & KIND) != (real.get().access & KIND)) {
        problems.add(stub.name + " is of another kind");
      }
      for (String parent : Igv3Classes.parents(stub)) {
        if (!igv.isA(stub.name, parent)) {
          problems.add(stub.name + " is no " + parent);
        }
      }
    }
    assertEquals(List.of(), problems);
  }

  @Test
  void everyMemberIsThereWithTheSameDescriptor() throws Exception {
    List<String> problems = new ArrayList<>();
    int members = 0;
    for (ClassNode stub : stubs()) {
      for (MethodNode method : stub.methods) {
        if ((method.access & HIDDEN) == 0 && !method.name.startsWith("<clinit>")) {
          members++;
          compare(stub, method).ifPresent(problems::add);
        }
      }
      for (FieldNode field : stub.fields) {
        if ((field.access & HIDDEN) == 0) {
          members++;
          Optional<FieldNode> real = igv.field(stub.name, field.name, field.desc);
          if (real.isEmpty() || isStatic(real.get().access) != isStatic(field.access)) {
            problems.add(stub.name + "." + field.name + " " + field.desc);
          }
        }
      }
    }
    assertEquals(List.of(), problems);
    assertTrue(members > 100, members + " members");
  }

  private Optional<String> compare(ClassNode stub, MethodNode method) throws IOException {
    String called = stub.name + "." + method.name + " " + method.desc;
    // An enum's own methods come with its being one.
    if ((stub.access & Opcodes.ACC_ENUM) != 0 && isStatic(method.access)) {
      return Optional.empty();
    }
    Optional<MethodNode> real = igv.method(stub.name, method.name, method.desc);
    if (real.isEmpty()) {
      return Optional.of(called + " is not there");
    }
    if (isStatic(real.get().access) != isStatic(method.access)) {
      return Optional.of(called + " is static in one and not in the other");
    }
    boolean mayOverride = (method.access & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)) == 0;
    return mayOverride && (real.get().access & Opcodes.ACC_FINAL) != 0
        ? Optional.of(called + " may not be overridden")
        : Optional.empty();
  }

  private static boolean isStatic(int access) {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  /** The signatures need not name what IGV leaves to a track: the real classes do. */
  @Test
  void ourClassesLeaveNothingUnwrittenThatARealIgvAsksFor() throws Exception {
    List<String> missing = new ArrayList<>();
    for (String name : OURS) {
      String ours = "org/motiflens/plugin/igv3/" + name;
      for (String wanted : igv.abstractMethods(ours)) {
        List<String> method = Igv3Classes.words(wanted);
        if (!isWritten(ours, method.get(0), method.get(1))) {
          missing.add(name + ": " + wanted);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  /** A class comes before its interfaces, as in the Java machine. */
  private boolean isWritten(String owner, String name, String descriptor) throws IOException {
    for (String each = owner; each != null; each = igv.find(each).orElseThrow().superName) {
      if (igv.find(each).orElseThrow().methods.stream()
          .anyMatch(m -> isCode(m) && m.name.equals(name) && m.desc.equals(descriptor))) {
        return true;
      }
    }
    return isDefault(owner, name, descriptor);
  }

  private boolean isDefault(String owner, String name, String descriptor) throws IOException {
    Optional<ClassNode> node = igv.find(owner);
    if (node.isEmpty()) {
      return false;
    }
    if (node.get().methods.stream()
        .anyMatch(m -> isCode(m) && m.name.equals(name) && m.desc.equals(descriptor))) {
      return true;
    }
    for (String parent : Igv3Classes.parents(node.get())) {
      if (isDefault(parent, name, descriptor)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCode(MethodNode method) {
    return (method.access & Opcodes.ACC_ABSTRACT) == 0;
  }

  @Test
  void theListOfReadableTracksIsWhereSessionsOfIgv2LookForIt() throws Exception {
    assertTrue(
        igv.field("org/igv/session/XMLSessionReader", IgvPatches.READABLE_TRACKS, "Ljava/util/Set;")
            .isPresent());
  }

  @Test
  void everyClassThatIsWovenHasThePlace() throws Exception {
    for (var weaver : new Igv3Adapter().weavers()) {
      byte[] original = igv.bytes(weaver.target()).orElseThrow();
      byte[] woven = weaver.weave(original);
      assertTrue(woven != original, weaver.target() + " has no place for our line");
    }
  }
}
