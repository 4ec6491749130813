/** As much of a browser's XMLHttpRequest as a reader of streams needs, over fetch: Node has none. */
export class XMLHttpRequest extends EventTarget {
  status = 0;
  readyState = 0;
  responseText = '';
  #abort = new AbortController();
  /** @type {RequestInit & {headers: Record<string, string>}} */
  #request = { headers: {}, signal: this.#abort.signal };
  #url = '';
  #headers = new Headers();

  /**
   * @param {string} method
   * @param {string} url
   */
  open(method, url) {
    this.#request.method = method;
    this.#url = url;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  setRequestHeader(name, value) {
    this.#request.headers[name] = value;
  }

  getAllResponseHeaders() {
    return [...this.#headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  }

  abort() {
    this.#abort.abort();
  }

  /** @param {string} [body] */
  async send(body) {
    try {
      const response = await fetch(this.#url, { ...this.#request, body: body || undefined });
      this.status = response.status;
      this.#headers = response.headers;
      this.#become(2);
      const decoder = new TextDecoder();
      for await (const bytes of response.body ?? []) {
        this.responseText += decoder.decode(bytes, { stream: true });
        this.#become(3);
        this.dispatchEvent(new Event('progress'));
      }
      this.#become(4);
      this.dispatchEvent(new Event('load'));
    } catch {
      this.#become(4);
      this.dispatchEvent(new Event(this.#abort.signal.aborted ? 'abort' : 'error'));
    }
  }

  /** @param {number} state */
  #become(state) {
    this.readyState = state;
    this.dispatchEvent(new Event('readystatechange'));
  }
}
