/**
 * Workshop Streaming: keeps a catalogue of dance workshops true to the studios' own sites and lets
 * people watch it happen. This root room puts the others together; nobody imports it.
 */
@NullMarked
package io.workshopstream;

import org.jspecify.annotations.NullMarked;
