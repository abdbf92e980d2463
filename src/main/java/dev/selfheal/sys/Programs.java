package dev.selfheal.sys;

/** Runs other programs. */
public interface Programs {
    /**
     * Runs it to its end or its deadline; afterwards neither it nor a child of it that kept its outputs open is waited for.
     */
    Ran run(Invocation invocation) throws InterruptedException;
}
