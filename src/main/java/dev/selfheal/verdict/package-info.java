/** What was concluded of facts, layer by layer: findings, causes, fixes, vetoes, diagnosis requests, alerts. */
@NullMarked
package dev.selfheal.verdict;

import org.jspecify.annotations.NullMarked;
