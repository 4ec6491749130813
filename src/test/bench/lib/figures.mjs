// What was measured, a line as soon as it is known: for people, and as JSON for report.mjs.
import { appendFileSync } from "node:fs";
import { median, words } from "./numbers.mjs";

/** @typedef {{what: string, ours: number[], peer?: string, theirs?: number[], goal?: string}} Figure
 * A figure of all rounds, that of a peer or bound beside it, and what it (with a peer: the ratio) must be, such as "≥ 3". */

export class Figures {
  /** @param {string} file that lines are appended to */
  constructor(file) {
    this.file = file;
    this.row = "";
  }

  /** @param {Figure} figure */
  tell({ what, ours, peer, theirs, goal = "–" }) {
    const against = theirs ? `, ${peer} ${words(median(theirs))}, ratio ${words(median(ours) / median(theirs))}` : "";
    console.log(`${what}: ${words(median(ours))}${against} (${goal})`);
    appendFileSync(this.file, `${JSON.stringify({ row: this.row, what, ours, peer, theirs, goal })}\n`);
  }
}
