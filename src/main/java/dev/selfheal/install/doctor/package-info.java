/** What an installed job would see, and what stands in its way; nothing is changed. */
@NullMarked
package dev.selfheal.install.doctor;

import org.jspecify.annotations.NullMarked;
