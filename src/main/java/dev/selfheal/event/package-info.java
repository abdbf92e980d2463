/** What others are told in the form of CloudEvents: the envelope, whom it is from, and how a cycle ended. */
@NullMarked
package dev.selfheal.event;

import org.jspecify.annotations.NullMarked;
