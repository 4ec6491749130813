// Sites of made-up studios on this machine, each at an address of its own as far as they go, since an application asks each
// host for a few pages at a time only: /<studio>/list names the pages, /<studio>/event/<number> is one.
import { createHash } from "node:crypto";
import http from "node:http";

const DAY = 86_400_000;
const FILLER =
  "<nav><a href='/about'>About the studio</a> <a href='/faq'>Questions</a></nav><p>Come in comfortable shoes and bring " +
  "water with you. Beginners are welcome, and whoever wants to watch may do so from the side.</p>\n";

/** How many addresses of the loopback are used: beyond that several studios share one. */
const ADDRESSES = 250;

/** How often the filler stands on a page of 40 KB. */
export const LARGE = Math.round(40_000 / FILLER.length);

/** @typedef {{pages: number, filler?: number, latency?: number, tags?: boolean}} Studio
 * How many pages it has, what is on them, how long an answer takes (ms), and whether they have an ETag. */

/** @param {number} at which studio, from 0 */
const addressOf = (at) => `127.0.0.${1 + (at % ADDRESSES)}`;

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
    this.servers = [...new Set(Object.keys(studios).map((_, at) => addressOf(at)))].map((host) =>
      http
        .createServer({ keepAliveTimeout: 60_000 }, (request, response) => this.answer(request, response))
        .listen({ port, host, backlog: 4096 }),
    );
  }

  /** The address of a studio's list. @param {string} name */
  list(name) {
    return `http://${addressOf(Object.keys(this.studios).indexOf(name))}:${this.port}/${name}/list`;
  }

  /** The settings that make the application know these studios. */
  settings() {
    /** @type {Record<string, string>} */
    const settings = { "studio.ids": Object.keys(this.studios).join(",") };
    for (const name of Object.keys(this.studios)) {
      settings[`studio.${name}.name`] = name;
      settings[`studio.${name}.start`] = this.list(name);
      settings[`studio.${name}.prefix`] = this.list(name).replace(/list$/, "event/");
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
    setTimeout(send, studio?.latency ?? 0).unref(); // nobody waits for an answer when the benchmark is done
  }

  close() {
    for (const server of this.servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}
