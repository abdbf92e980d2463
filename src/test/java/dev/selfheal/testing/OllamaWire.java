package dev.selfheal.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP exchange on a socket, plain enough to be broken at will. */
final class OllamaWire {
    private final Socket socket;
    private final OutputStream out;

    /** What was asked. */
    record Asked(String method, String path, String body) {}

    OllamaWire(Socket socket) throws IOException {
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Reads a request; null where the other side went away. */
    Asked read() throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).trim());
            }
        }
        String[] words = first.split(" ");
        return new Asked(words[0], words[1], new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    void answer(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(status, type, "Content-Length: " + bytes.length);
        out.write(bytes);
        out.flush();
    }

    void json(int status, String body) throws IOException {
        // Go escapes these in every JSON answer.
        answer(
                status,
                "application/json; charset=utf-8",
                body.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
    }

    /** Promises more than it sends. */
    void cut(String body) throws IOException {
        head(200, "application/json; charset=utf-8", "Content-Length: " + (body.length() + 1000));
        out.write(body.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void startStream() throws IOException {
        head(200, "application/x-ndjson", "Transfer-Encoding: chunked");
        out.flush();
    }

    void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    void endStream() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    void raw(String bytes) throws IOException {
        write(bytes);
        out.flush();
    }

    private void write(String bytes) throws IOException {
        out.write(bytes.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the client has gone. */
    void untilClosed() throws IOException {
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {
            // What it still sends is of no interest.
        }
    }

    private void head(int status, String type, String framing) throws IOException {
        write("HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\n" + framing
                + "\r\nConnection: close\r\n\r\n");
    }
}
