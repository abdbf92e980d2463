/** The door to a local Ollama: its names, its lists, its errors. Loopback only. */
@NullMarked
package dev.selfheal.sys.ollama;

import org.jspecify.annotations.NullMarked;
