package dev.selfheal.sys;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Tells content that was torn or damaged from what was written; whoever means to forge it is not stopped. */
public final class Checksum {
    /** Characters of one. */
    public static final int LENGTH = 8;

    private Checksum() {}

    /** The CRC-32C of it, in eight hexadecimal digits. */
    public static String of(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, content.length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
