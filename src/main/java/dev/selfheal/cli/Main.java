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
        int status;
        try {
            status = Selfheal.execute(Surroundings.ofThisProcess(), arguments);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError broken) {
            // Without file descriptors or memory not even the command line can be read; 1 would say that something was
            // found.
            System.err.println("selfheal: could not run: " + broken);
            status = Selfheal.COULD_NOT_RUN;
        }
        System.exit(status);
    }
}
