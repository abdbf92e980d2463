package dev.selfheal.cli;

/** Where the process starts and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Drools logs through slf4j: only errors, and never on standard output, which is for data.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        // Else the JDK may send a request on a connection that the server is just closing, and a POST is not sent
        // again.
        System.setProperty("http.keepAlive", "false");
        System.exit(Selfheal.execute(Surroundings.ofThisProcess(), arguments));
    }
}
