package dev.selfheal.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {
    @TempDir
    Path folder;

    @Test
    void a_file_is_one_and_so_is_what_a_link_leads_to() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(file, RegularFile.at(file));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertEquals(link, RegularFile.at(link));
    }

    @Test
    void what_is_not_there_is_told_from_what_is_something_else() throws Exception {
        assertThrows(NoSuchFileException.class, () -> RegularFile.at(folder.resolve("none")));
        assertThrows(FileSystemException.class, () -> RegularFile.at(folder));
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        FileSystemException told = assertThrows(FileSystemException.class, () -> RegularFile.at(pipe));
        assertEquals("it is no regular file", FileTrouble.words(told));
    }
}
