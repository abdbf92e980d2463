package dev.selfheal.recording;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defines classes from bytes. The compiler of the rules also looks for their files, so there is a resource for each. */
final class OwnLoader extends ClassLoader {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> classes;

    /** @param classes full name to bytes */
    OwnLoader(Map<String, byte[]> classes, ClassLoader parent) {
        super("own kinds", parent);
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = classes.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        String type = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
        // A name with dots is no path: the engine asks for those too, and cannot read the records that it would find.
        byte[] code = type.contains(".") ? null : classes.get(type.replace('/', '.'));
        try {
            return code == null ? null : new URL(null, "own:" + name, new Memory(code));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(name, impossible);
        }
    }

    /** Opens what is in memory already. */
    private static final class Memory extends URLStreamHandler {
        private final byte[] content;

        Memory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
