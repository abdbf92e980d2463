package dev.selfheal.diagnosis;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes lines of a prompt for who measures it. */
public final class Fencing {
    private Fencing() {}

    /** @param mask takes secrets and names out */
    public static Consumer<String> by(UnaryOperator<String> mask) {
        Fence fence = new Fence("5ca1ab1e0000", mask);
        return line -> fence.line(fence.piece(line, 300));
    }
}
