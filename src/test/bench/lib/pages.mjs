// Made-up pages of a studio that has no structured data.

const NAMES = ["Amber", "Basil", "Cedar", "Dahlia", "Elm", "Fern", "Ginger", "Hazel"];

/**
 * Cards of a listing, as a studio's own site has them.
 *
 * @param {number} cards
 */
export function listing(cards) {
  let html = "<!doctype html><title>Classes</title><h1>Upcoming classes</h1>";
  for (let card = 0; card < cards; card++) {
    html +=
      `<div class=card><h3><a href='/e/${card}'>${NAMES[card % 8]} choreography ${card}</a></h3>` +
      `<p>${1 + (card % 28)} Jan 2027, ${1 + (card % 8)}:30 pm - 9:00 pm</p><p>Artist: Asha Rao</p>` +
      `<p>Rs ${500 + card} | Hall ${card}, 12 MG Road</p><a href='/b/${card}'>Book now</a></div>\n`;
  }
  return html;
}

const MENU = "<li class='menu-item menu-depth-1'><a class='menu-link' href='/p/NUMBER' data-track='nav'>Page NUMBER</a></li>\n";
const WORDS =
  "<p class='text'>Our teachers have danced on stages of many towns, and take time for each who comes. Bring water, " +
  "come in shoes that slide, and be there a quarter of an hour before we begin, so that we can warm up together.</p>\n";

/**
 * A page of some 40 KB with five events in cards, and around them what pages of studios have: styles, a menu, words, scripts.
 */
export function typicalPage() {
  const style = `<style>${Array.from({ length: 150 }, (_, at) => `.block-${at}{margin:${at}px;padding:2px 4px;color:#333}`).join("\n")}</style>`;
  const script = `<script>window.settings={${Array.from({ length: 200 }, (_, at) => `"option${at}":"value of ${at}"`).join(",")}};</script>`;
  const menu = `<ul>${Array.from({ length: 60 }, (_, at) => MENU.replaceAll("NUMBER", String(at))).join("")}</ul>`;
  const events = listing(5).replace("<!doctype html><title>Classes</title>", "");
  return `<!doctype html><html><head><title>Classes at the hall</title>${style}${script}</head><body>${menu}<main>${events}</main>` +
    `<section>${WORDS.repeat(60)}</section><footer>© The hall</footer></body></html>`;
}
