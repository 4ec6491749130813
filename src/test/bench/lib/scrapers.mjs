// The peers of a crawl: a spider of Scrapy that reads the title and the JSON-LD of each page, and wget -r.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{wall: number, cpu?: number, whole?: number, items?: number}} Result Seconds of a crawl, by clock and by CPU. */

const SPIDER = `
import json, scrapy, sys, time
from scrapy.crawler import CrawlerProcess
class Site(scrapy.Spider):
    name = "site"
    start_urls = [sys.argv[1]]
    def parse(self, page):
        for link in page.css("a::attr(href)"):
            yield page.follow(link, self.workshop)
    def workshop(self, page):
        data = json.loads(page.css("script[type='application/ld+json']::text").get())
        yield {"url": page.url, "title": page.css("title::text").get(), "name": data["name"], "start": data["startDate"]}
process = CrawlerProcess({"CONCURRENT_REQUESTS_PER_DOMAIN": int(sys.argv[2]), "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False})
crawler = process.create_crawler(Site)
process.crawl(crawler)
begun, used = time.time(), time.process_time()
process.start()
print(json.dumps({"wall": time.time() - begun, "cpu": time.process_time() - used,
                  "items": crawler.stats.get_value("item_scraped_count", 0)}))
`;

/**
 * Runs a peer beside the site, which this process serves.
 *
 * @param {string} folder
 * @param {string} command
 * @param {string[]} options
 * @returns {Promise<{out: string, whole: number}>}
 */
function peer(folder, command, options) {
  return new Promise((done, failed) => {
    const begun = Date.now();
    const child = spawn(command, options, { cwd: folder });
    let out = "";
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (out += data));
    child.on("error", failed);
    child.on("close", () => done({ out, whole: (Date.now() - begun) / 1000 }));
  });
}

/**
 * @param {string} folder
 * @param {string} list the address of the listing
 * @param {{pages: number, parallel: number}} size
 * @returns {Promise<Result>}
 */
export async function scrapy(folder, list, { pages, parallel }) {
  writeFileSync(join(folder, "spider.py"), SPIDER);
  const { out, whole } = await peer(folder, "/usr/bin/python3", ["spider.py", list, String(parallel)]);
  const result = JSON.parse(out.trim().split("\n").pop() ?? "");
  if (result.items !== pages) {
    throw new Error(`Scrapy: ${out.slice(-1000)}`);
  }
  return { ...result, whole };
}

/**
 * @param {string} folder
 * @param {string} list the address of the listing
 * @returns {Promise<Result>}
 */
export async function wget(folder, list) {
  const { out, whole } = await peer(folder, "wget", ["-q", "-r", "-l1", "-nd", "--delete-after", "-e", "robots=off", list]);
  if (out) {
    throw new Error(out);
  }
  return { wall: whole };
}
