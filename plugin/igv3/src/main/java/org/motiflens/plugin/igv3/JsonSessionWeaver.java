package org.motiflens.plugin.igv3;

import java.util.concurrent.atomic.AtomicBoolean;
import org.motiflens.plugin.adapter.ClassWeaver;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Hands the text of a session to {@link SessionHook#prepare} before IGV's reader of JSON sessions
 * parses it. That reader makes tracks of the types that it lists, and of those that have an
 * address; all others it passes over.
 *
 * <pre>new JSONObject(text)  →  new JSONObject(SessionHook.prepare(text))</pre>
 */
record JsonSessionWeaver() implements ClassWeaver {
  private static final String JSON = "org/json/JSONObject";
  private static final String OF_TEXT = "(Ljava/lang/String;)V";
  private static final String HOOK = "org/motiflens/plugin/igv3/SessionHook";

  @Override
  public String target() {
    return "org/igv/session/JSONSessionReader";
  }

  @Override
  public byte[] weave(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    AtomicBoolean found = new AtomicBoolean();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String arguments, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, arguments, signature, exceptions);
            return name.equals("loadSession") ? new Preparing(method, found) : method;
          }
        },
        0);
    return found.get() ? writer.toByteArray() : original;
  }

  /** Asks the hook whenever a JSON object is made of a text. */
  private static final class Preparing extends MethodVisitor {
    private final AtomicBoolean found;

    Preparing(MethodVisitor method, AtomicBoolean found) {
      super(Opcodes.ASM9, method);
      this.found = found;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String arguments, boolean ofInterface) {
      if (opcode == Opcodes.INVOKESPECIAL && owner.equals(JSON) && arguments.equals(OF_TEXT)) {
        found.set(true);
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, HOOK, "prepare", "(Ljava/lang/String;)Ljava/lang/String;", false);
      }
      super.visitMethodInsn(opcode, owner, name, arguments, ofInterface);
    }
  }
}
