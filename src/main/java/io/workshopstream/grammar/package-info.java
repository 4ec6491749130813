/**
 * What words say: dates, times, durations, prices, people and labels. Text in, meaning with its
 * place out; pure functions in linear time that know no other room, no clock and no studio.
 */
@NullMarked
package io.workshopstream.grammar;

import org.jspecify.annotations.NullMarked;
