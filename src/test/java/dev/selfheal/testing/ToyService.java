package dev.selfheal.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small HTTP service for tests, run as a process of its own: {@code ToyService PORT FOLDER}. Its start makes it well; a
 * test makes it sick by writing {@code 500} or {@code hang} into the file {@code mode} of its folder, and incurable by
 * creating the file {@code incurable}. It notes each start as a line in {@code starts}.
 */
public final class ToyService {
    private ToyService() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        Files.writeString(
                folder.resolve("starts"),
                ProcessHandle.current().pid() + "\n",
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
        Path mode = folder.resolve("mode");
        if (!Files.exists(folder.resolve("incurable"))) {
            Files.writeString(mode, "ok");
        }
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> answer(socket, mode));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void answer(Socket socket, Path mode) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            String now = Files.readString(mode).strip();
            if (now.equals("hang")) {
                Thread.sleep(60_000);
            }
            String status = now.equals("500") ? "500 Internal Server Error" : "200 OK";
            String body = now + "\n";
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length()
                                    + "\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // The client hung up: nothing to do.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
