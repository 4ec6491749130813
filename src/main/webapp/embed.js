/**
 * Runs and workshops in pages of other origins, as elements:
 *
 *     <script type="module" src="https://workshops.example/embed.js"></script>
 *     <workshop-run run="1k850f7k6l4eigl8" ticket-url="/ticket"></workshop-run>
 *     <workshop-list studio="dance_n_addiction"></workshop-list>
 *
 * The elements and what can be set of them are described in docs/embedding.md.
 */
import { WorkshopList } from './elements/list.js';
import { WorkshopRun } from './elements/run.js';

export { TEXTS } from './elements/texts.js';
export { WorkshopList, WorkshopRun };

customElements.define('workshop-run', WorkshopRun);
customElements.define('workshop-list', WorkshopList);
