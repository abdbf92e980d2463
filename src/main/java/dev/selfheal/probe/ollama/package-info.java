/** What can be seen of an Ollama without disturbing whoever uses it. */
@NullMarked
package dev.selfheal.probe.ollama;

import org.jspecify.annotations.NullMarked;
