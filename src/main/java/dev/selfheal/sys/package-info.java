/** The doors outside: clock, programs, HTTP, files, JSON text. Everything that can hang has a deadline. */
@NullMarked
package dev.selfheal.sys;

import org.jspecify.annotations.NullMarked;
