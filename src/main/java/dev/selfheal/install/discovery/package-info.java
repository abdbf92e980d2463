/** What runs on this machine, found without being told, and written down as a first inventory. */
@NullMarked
package dev.selfheal.install.discovery;

import org.jspecify.annotations.NullMarked;
