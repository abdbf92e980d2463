package dev.selfheal.sys;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be used, in words: the message of most such exceptions is the file's name alone. */
public final class FileTrouble {
    private FileTrouble() {}

    /** Half a sentence, such as {@code it is not there}. */
    public static String words(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (trouble instanceof FileSystemLoopException) {
            return "its links lead in a circle";
        }
        String said = trouble instanceof FileSystemException one ? one.getReason() : trouble.getMessage();
        return said == null || said.isBlank() ? "the system does not say why" : said;
    }
}
