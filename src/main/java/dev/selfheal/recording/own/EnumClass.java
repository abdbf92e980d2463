package dev.selfheal.recording.own;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Writes the enum of a field that is one of some words, as the compiler would have made it of an enum in source code. */
final class EnumClass {
    private static final String SUPER = "java/lang/Enum";
    private static final String VALUES = "$VALUES";

    private final String name;
    private final String self;
    private final String array;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private EnumClass(String name) {
        this.name = name.replace('.', '/');
        this.self = "L" + this.name + ";";
        this.array = "[" + self;
    }

    static byte[] of(String name, List<String> words) {
        return new EnumClass(name).written(words);
    }

    private byte[] written(List<String> words) {
        int access = ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_ENUM;
        out.visit(V17, access, name, "Ljava/lang/Enum<" + self + ">;", SUPER, null);
        int constant = ACC_PUBLIC | ACC_STATIC | ACC_FINAL | ACC_ENUM;
        words.forEach(word -> out.visitField(constant, word, self, null, null).visitEnd());
        out.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL | ACC_SYNTHETIC, VALUES, array, null, null)
                .visitEnd();
        constants(words);
        constructor();
        values();
        valueOf();
        out.visitEnd();
        return out.toByteArray();
    }

    private void constants(List<String> words) {
        MethodVisitor code = begin(ACC_STATIC, "<clinit>", "()V", null);
        code.visitIntInsn(SIPUSH, words.size());
        code.visitTypeInsn(ANEWARRAY, name);
        for (int i = 0; i < words.size(); i++) {
            code.visitInsn(DUP);
            code.visitIntInsn(SIPUSH, i);
            code.visitTypeInsn(NEW, name);
            code.visitInsn(DUP);
            code.visitLdcInsn(words.get(i));
            code.visitIntInsn(SIPUSH, i);
            code.visitMethodInsn(INVOKESPECIAL, name, "<init>", "(Ljava/lang/String;I)V", false);
            code.visitInsn(DUP);
            code.visitFieldInsn(PUTSTATIC, name, words.get(i), self);
            code.visitInsn(AASTORE);
        }
        code.visitFieldInsn(PUTSTATIC, name, VALUES, array);
        end(code, RETURN);
    }

    private void constructor() {
        MethodVisitor code = begin(ACC_PRIVATE, "<init>", "(Ljava/lang/String;I)V", "()V");
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(ALOAD, 1);
        code.visitVarInsn(ILOAD, 2);
        code.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "(Ljava/lang/String;I)V", false);
        end(code, RETURN);
    }

    private void values() {
        MethodVisitor code = begin(ACC_PUBLIC | ACC_STATIC, "values", "()" + array, null);
        code.visitFieldInsn(GETSTATIC, name, VALUES, array);
        code.visitMethodInsn(INVOKEVIRTUAL, array, "clone", "()Ljava/lang/Object;", false);
        code.visitTypeInsn(CHECKCAST, array);
        end(code, ARETURN);
    }

    private void valueOf() {
        MethodVisitor code = begin(ACC_PUBLIC | ACC_STATIC, "valueOf", "(Ljava/lang/String;)" + self, null);
        code.visitLdcInsn(org.objectweb.asm.Type.getObjectType(name));
        code.visitVarInsn(ALOAD, 0);
        String called = "(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;";
        code.visitMethodInsn(INVOKESTATIC, SUPER, "valueOf", called, false);
        code.visitTypeInsn(CHECKCAST, name);
        end(code, ARETURN);
    }

    private MethodVisitor begin(
            int access, String method, String descriptor, @org.jspecify.annotations.Nullable String generic) {
        MethodVisitor code = out.visitMethod(access, method, descriptor, generic, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int how) {
        code.visitInsn(how);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
