// A site of made-up studios on this machine: /<studio>/list names its pages, /<studio>/event/<number> is one.
import { createHash } from "node:crypto";
import http from "node:http";

const DAY = 86_400_000;
const FILLER =
  "<nav><a href='/about'>About the studio</a> <a href='/faq'>Questions</a></nav><p>Come in comfortable shoes and bring " +
  "water with you. Beginners are welcome, and whoever wants to watch may do so from the side.</p>\n";

/** How often the filler stands on a page of 40 KB. */
export const LARGE = Math.round(40_000 / FILLER.length);

/** @typedef {{pages: number, filler?: number, latency?: number, tags?: boolean}} Studio
 * How many pages it has, what is on them, how long an answer takes (ms), and whether they have an ETag. */

/** @param {string} name */
const titleOf = (name) => `${name} dance workshop`;

export class Site {
  /**
   * @param {number} port
   * @param {Record<string, Studio>} studios
   */
  constructor(port, studios) {
    this.port = port;
    this.studios = studios;
    /** What differs between two states of the site; the workshops stay the same. */
    this.generation = 0;
    this.server = http.createServer({ keepAliveTimeout: 60_000 }, (request, response) => this.answer(request, response));
    this.server.listen({ port, host: "127.0.0.1", backlog: 4096 });
  }

  /** The settings that make the application know these studios. */
  settings() {
    /** @type {Record<string, string>} */
    const settings = { "studio.ids": Object.keys(this.studios).join(",") };
    for (const name of Object.keys(this.studios)) {
      settings[`studio.${name}.name`] = name;
      settings[`studio.${name}.start`] = `http://127.0.0.1:${this.port}/${name}/list`;
      settings[`studio.${name}.prefix`] = `http://127.0.0.1:${this.port}/${name}/event/`;
      settings[`studio.${name}.internal`] = "true";
    }
    return settings;
  }

  /**
   * @param {Studio} studio
   * @param {number} number
   */
  page(studio, number) {
    const day = new Date(Date.now() + (10 + (number % 60)) * DAY).toISOString().slice(0, 10);
    const name = `Song ${number}`;
    const data = {
      "@context": "https://schema.org",
      "@type": "DanceEvent",
      name: titleOf(name),
      startDate: `${day}T17:00:00+05:30`,
      endDate: `${day}T19:00:00+05:30`,
      performer: { "@type": "Person", name: "Anvi" },
      location: "Indiranagar, Bangalore",
      offers: { "@type": "Offer", price: "700", priceCurrency: "INR" },
    };
    return (
      `<!doctype html><title>${name} by Anvi</title><h1>${titleOf(name)}</h1>` +
      `<script type="application/ld+json">${JSON.stringify(data)}</script>` +
      `<p>State ${this.generation} of this page</p>${FILLER.repeat(studio.filler ?? 0)}`
    );
  }

  /** @param {string} address @returns {[Studio | undefined, string | null]} */
  look(address) {
    const [, name = "", kind, number] = address.split("/");
    const studio = this.studios[name];
    if (studio && kind === "list") {
      return [studio, Array.from({ length: studio.pages }, (_, at) => `<a href="/${name}/event/${at}">${at}</a>`).join("\n")];
    }
    return [studio, studio && kind === "event" ? this.page(studio, Number(number)) : null];
  }

  /**
   * @param {http.IncomingMessage} request
   * @param {http.ServerResponse} response
   */
  answer(request, response) {
    const [studio, body] = this.look(request.url ?? "");
    const tag = body && studio?.tags ? `"${createHash("sha1").update(body).digest("hex")}"` : null;
    const send = () => {
      if (!body) {
        response.writeHead(404).end();
      } else if (tag && request.headers["if-none-match"] === tag) {
        response.writeHead(304, { ETag: tag }).end();
      } else {
        response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...(tag ? { ETag: tag } : {}) }).end(body);
      }
    };
    setTimeout(send, studio?.latency ?? 0);
  }

  close() {
    this.server.close();
    this.server.closeAllConnections();
  }
}
