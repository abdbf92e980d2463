package dev.selfheal.recording.own;

import static org.objectweb.asm.Opcodes.*;

import dev.selfheal.fact.Observed;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypeReference;

/** Writes the record of an own kind, as the compiler would have made it of a record in source code. */
final class RecordClass {
    private static final String SUPER = "java/lang/Record";
    private static final String NULLABLE = Type.getDescriptor(Nullable.class);
    private static final Handle METHODS = new Handle(
            H_INVOKESTATIC,
            Type.getInternalName(ObjectMethods.class),
            "bootstrap",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/TypeDescriptor;Ljava/lang/Class;"
                    + "Ljava/lang/String;[Ljava/lang/invoke/MethodHandle;)Ljava/lang/Object;",
            false);

    private final KindSchema kind;
    private final String name;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private RecordClass(KindSchema kind) {
        this.kind = kind;
        this.name = kind.recordName().replace('.', '/');
    }

    static byte[] of(KindSchema kind) {
        return new RecordClass(kind).written();
    }

    private byte[] written() {
        String observed = Type.getInternalName(Observed.class);
        out.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_RECORD, name, null, SUPER, new String[] {observed});
        kind.fields().forEach(this::component);
        constructor();
        kind.fields().forEach(this::accessor);
        ofObject("toString", "()Ljava/lang/String;");
        ofObject("hashCode", "()I");
        ofObject("equals", "(Ljava/lang/Object;)Z");
        out.visitEnd();
        return out.toByteArray();
    }

    private void component(Field field) {
        String type = type(field).getDescriptor();
        var component = out.visitRecordComponent(field.name(), type, generic(field));
        if (!field.required()) {
            int place = TypeReference.newTypeReference(TypeReference.FIELD).getValue();
            component.visitTypeAnnotation(place, null, NULLABLE, true).visitEnd();
        }
        component.visitEnd();
        out.visitField(ACC_PRIVATE | ACC_FINAL, field.name(), type, generic(field), null)
                .visitEnd();
    }

    private void constructor() {
        Type[] types = kind.fields().stream().map(this::type).toArray(Type[]::new);
        MethodVisitor method =
                out.visitMethod(ACC_PUBLIC, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, types), null, null);
        kind.fields().forEach(field -> method.visitParameter(field.name(), ACC_MANDATED));
        method.visitCode();
        method.visitVarInsn(ALOAD, 0);
        method.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "()V", false);
        int slot = 1;
        for (Field field : kind.fields()) {
            method.visitVarInsn(ALOAD, 0);
            method.visitVarInsn(type(field).getOpcode(ILOAD), slot);
            method.visitFieldInsn(PUTFIELD, name, field.name(), type(field).getDescriptor());
            slot += type(field).getSize();
        }
        end(method, RETURN);
    }

    private void accessor(Field field) {
        Type type = type(field);
        MethodVisitor method =
                out.visitMethod(ACC_PUBLIC, field.name(), Type.getMethodDescriptor(type), getter(field), null);
        method.visitCode();
        method.visitVarInsn(ALOAD, 0);
        method.visitFieldInsn(GETFIELD, name, field.name(), type.getDescriptor());
        end(method, type.getOpcode(IRETURN));
    }

    /** The three methods that every record has, by way of the JDK's own maker of them. */
    private void ofObject(String method, String descriptor) {
        MethodVisitor code = out.visitMethod(ACC_PUBLIC | ACC_FINAL, method, descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        boolean other = Type.getArgumentTypes(descriptor).length == 1;
        if (other) {
            code.visitVarInsn(ALOAD, 1);
        }
        String called = descriptor.replace("(", "(L" + name + ";");
        code.visitInvokeDynamicInsn(method, called, METHODS, components());
        end(code, Type.getReturnType(descriptor).getOpcode(IRETURN));
    }

    private Object[] components() {
        List<Field> fields = kind.fields();
        Object[] all = new Object[2 + fields.size()];
        all[0] = Type.getObjectType(name);
        all[1] = fields.stream().map(Field::name).collect(Collectors.joining(";"));
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            all[i + 2] = new Handle(H_GETFIELD, name, field.name(), type(field).getDescriptor(), false);
        }
        return all;
    }

    private Type type(Field field) {
        return field.type().of(kind, field);
    }

    private static @Nullable String generic(Field field) {
        return field.type().generic().isEmpty() ? null : field.type().generic();
    }

    private static @Nullable String getter(Field field) {
        return field.type().generic().isEmpty() ? null : "()" + field.type().generic();
    }

    private static void end(MethodVisitor method, int how) {
        method.visitInsn(how);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
