import { ArtistQueue } from '../catalogue/artist_queue.js';
import { SongQueue } from '../catalogue/song_queue.js';
import { fill } from '../dom.js';
import { tabs } from '../parts/tabs.js';
import { t } from '../words.js';

/** @import { Place } from '../place.js' */

/**
 * What pages leave out, to be worked off by keyboard.
 *
 * @param {Place} place
 */
export function open(place) {
  place.head({ title: t('queue.page'), lead: t('queue.lead') });
  /** @param {ArtistQueue | SongQueue} queue */
  const begun = (queue) => {
    queue.load();
    return queue.element;
  };
  fill(place.root, tabs(t('queue.page'), [
    { name: 'artists', title: t('queue.artists'), show: () => begun(new ArtistQueue(place)) },
    { name: 'songs', title: t('queue.songs'), show: () => begun(new SongQueue(place)) },
  ], { chosen: place.query.get('of') ?? undefined, onchange: (of) => place.router.note({ of: of === 'artists' ? undefined : of }) }).element);
}
