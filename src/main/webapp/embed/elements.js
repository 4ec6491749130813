import { WorkshopList } from './workshop_list.js';
import { WorkshopRun } from './workshop_run.js';

/** The one script that a page loads to have both elements. */
for (const [name, element] of /** @type {[string, CustomElementConstructor][]} */ ([['workshop-run', WorkshopRun], ['workshop-list', WorkshopList]])) {
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
