package dev.selfheal.inventory;

/** The platforms with a native supervisor that Selfheal speaks to. */
public enum Platform {
    MACOS,
    LINUX
}
