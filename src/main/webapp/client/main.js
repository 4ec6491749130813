import { showCaller } from './caller.js';
import { Page } from './page.js';

await Promise.all([new Page().start(), showCaller()]);
