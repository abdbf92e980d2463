package dev.selfheal.demo;

import java.nio.file.Path;
import java.util.List;

/** The files of the demonstration's stack, as an owner would write them. */
final class Scripts {
    private Scripts() {}

    /** Ends a server if it runs, and starts it. What it starts keeps none of the caller's files open. */
    static String start(Path folder, Path java, String classpath, long owner, List<Integer> ports) {
        return """
                #!/bin/sh
                # start NAME: ends that server if it runs, and starts it again
                folder=%s
                pid=$(cat "$folder/$1.pid" 2>/dev/null)
                if [ -n "$pid" ]; then
                  case $(ps -o args= -p "$pid" 2>/dev/null) in *"$folder"*) kill -9 "$pid" 2>/dev/null ;; esac
                fi
                case $1 in
                  web) port=%d needs= ;;
                  store) port=%d needs= ;;
                  shop) port=%d needs=%2$d ;;
                  *) echo "there is no server $1" >&2; exit 2 ;;
                esac
                nohup %s -Ddemo="$folder" -Xmx32m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp %s \\
                  dev.selfheal.demo.Stall "$1" "$folder" %d "$port" $needs >>"$folder/$1.err" 2>&1 </dev/null &
                echo $! >"$folder/$1.pid.new" && mv "$folder/$1.pid.new" "$folder/$1.pid"
                """.replace("%2$d", String.valueOf(ports.get(1))).formatted(
                quoted(folder.toString()),
                ports.get(0),
                ports.get(1),
                ports.get(2),
                quoted(java.toString()),
                quoted(classpath),
                owner);
    }

    static String inventory(Path folder, List<Integer> ports) {
        return """
                version: 1

                services:
                  - id: web
                    critical: true
                    http: {url: "http://127.0.0.1:%2$d/", expect: 200, within: 3s}
                    run_by: {command: start-web}
                    start_within: 10s
                    log: "%1$s/web.log"
                  - id: store
                    critical: true
                    http: {url: "http://127.0.0.1:%3$d/", expect: 200, within: 3s}
                    run_by: {command: start-store}
                    start_within: 10s
                    log: "%1$s/store.log"
                  - id: shop
                    critical: true
                    http: {url: "http://127.0.0.1:%4$d/", expect: 200, within: 3s}
                    run_by: {command: start-shop}
                    start_within: 10s
                    depends_on: [store]
                    log: "%1$s/shop.log"

                directories:
                  - {path: "%1$s/inbox", create: true, critical: true}
                logs:
                  - {path: "%1$s/shop.log", max_size: 1MB, keep: 1}
                commands:
                  - {id: start-web, fix: ["%1$s/start", web]}
                  - {id: start-store, fix: ["%1$s/start", store]}
                  - {id: start-shop, fix: ["%1$s/start", shop]}

                alerts:
                  - file: "%1$s/alerts.jsonl"
                """.formatted(
                        folder.toString().replace("\\", "\\\\").replace("\"", "\\\""),
                        ports.get(0),
                        ports.get(1),
                        ports.get(2));
    }

    /** A word of the shell, whatever is in it. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
