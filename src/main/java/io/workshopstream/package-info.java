/**
 * Workshop Streaming: keeps a catalogue of dance workshops true to the studios' own sites and lets
 * people watch it happen. The root puts the rooms together; nobody imports it.
 */
@NullMarked
package io.workshopstream;

import org.jspecify.annotations.NullMarked;
