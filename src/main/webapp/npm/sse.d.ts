/** The types of sse.js, as its JSDoc says them; a test makes them anew and compares. */
/**
 * @typedef {object} State what is known of a stream from one connection to the next
 * @property {string} id of the last event, "" when none was sent
 * @property {number} wait milliseconds before the first attempt to come back
 * @property {boolean} opened whether a stream was open before
 * @property {number} attempt how many attempts to come back have been made since
 */
/**
 * The events of a stream, over as many connections as it takes. Ends when the server answers 204, when the signal
 * says so, or when the caller leaves the loop. A stream that was never open is not tried again; one that was is
 * resumed by the id of its last event.
 *
 * @param {string | URL} url
 * @param {Options} [options]
 * @returns {AsyncGenerator<StreamEvent, void, void>}
 * @throws {StreamError}
 */
export function events(url: string | URL, options?: Options): AsyncGenerator<StreamEvent, void, void>;
/**
 * Server-Sent Events over fetch: what EventSource does, and what it cannot do. It sends any method and body, tells why
 * a server refused, resumes with backing off, and ends when told to. No dependencies; runs in browsers and in Node.
 *
 *     for await (const { type, data } of events('/api/streaming/refresh-workshops?studio_id=x')) { … }
 *
 * Parsing follows the WHATWG HTML standard, section 9.2 "Server-sent events".
 */
/**
 * One event of a stream.
 *
 * @typedef {object} StreamEvent
 * @property {string} type the event's name, "message" when the stream gives none
 * @property {string} data
 * @property {string} lastEventId the id that resumes after this event, "" when none was sent yet
 */
/**
 * Told before each attempt to come back.
 *
 * @typedef {object} Retry
 * @property {number} attempt 1 for the first attempt since the connection was lost
 * @property {number} delay milliseconds until the attempt
 * @property {StreamError | undefined} reason what went wrong; undefined when the server ended its answer
 */
/**
 * @typedef {object} Options
 * @property {AbortSignal} [signal] ends the stream quietly
 * @property {string} [lastEventId] resume after this event from the start on
 * @property {string} [method] "GET" by default
 * @property {string | Blob | URLSearchParams | FormData} [body] sent with every attempt, so nothing that can be read
 *   only once
 * @property {HeadersInit} [headers] sent with every attempt; a request that is no GET gets an Idempotency-Key besides,
 *   unless they name one, so that a second attempt never does the work twice
 * @property {number} [attempts] how often to try to come back before giving up; 10 by default
 * @property {number} [silence] milliseconds without a byte after which the connection counts as lost; 0, the
 *   default, waits for ever
 * @property {(response: Response) => void} [onopen] each time that a stream has been opened
 * @property {(retry: Retry) => void} [onretry] each time that a stream was lost and will be tried again
 */
/** Why a stream could not be had or kept. */
export class StreamError extends Error {
    /**
     * @param {"refused" | "unreachable" | "lost"} kind refused: the server answered, but with no stream;
     *   unreachable: no answer to the first request; lost: no way back after a stream was open
     * @param {string} message for people; the server's own words where it gave some
     * @param {{status?: number, retryAfter?: number, problem?: unknown, cause?: unknown}} [details] the status, the
     *   seconds of Retry-After and the body of a refusal
     */
    constructor(kind: "refused" | "unreachable" | "lost", message: string, { status, retryAfter, problem, cause }?: {
        status?: number;
        retryAfter?: number;
        problem?: unknown;
        cause?: unknown;
    });
    kind: "refused" | "unreachable" | "lost";
    status: number | undefined;
    retryAfter: number | undefined;
    problem: unknown;
}
/** Turns the decoded text of a stream, in pieces of any size, into events. */
export class StreamParser {
    /** @param {string} [lastEventId] */
    constructor(lastEventId?: string);
    /** @type {number | undefined} the wait that the stream asked for, in milliseconds */
    retry: number | undefined;
    lastEventId: string;
    /**
     * @param {string} text the next piece, without a byte order mark
     * @returns {Generator<StreamEvent>}
     */
    push(text: string): Generator<StreamEvent>;
    #private;
}
/**
 * what is known of a stream from one connection to the next
 */
export type State = {
    /**
     * of the last event, "" when none was sent
     */
    id: string;
    /**
     * milliseconds before the first attempt to come back
     */
    wait: number;
    /**
     * whether a stream was open before
     */
    opened: boolean;
    /**
     * how many attempts to come back have been made since
     */
    attempt: number;
};
/**
 * One event of a stream.
 */
export type StreamEvent = {
    /**
     * the event's name, "message" when the stream gives none
     */
    type: string;
    data: string;
    /**
     * the id that resumes after this event, "" when none was sent yet
     */
    lastEventId: string;
};
/**
 * Told before each attempt to come back.
 */
export type Retry = {
    /**
     * 1 for the first attempt since the connection was lost
     */
    attempt: number;
    /**
     * milliseconds until the attempt
     */
    delay: number;
    /**
     * what went wrong; undefined when the server ended its answer
     */
    reason: StreamError | undefined;
};
export type Options = {
    /**
     * ends the stream quietly
     */
    signal?: AbortSignal | undefined;
    /**
     * resume after this event from the start on
     */
    lastEventId?: string | undefined;
    /**
     * "GET" by default
     */
    method?: string | undefined;
    /**
     * sent with every attempt, so nothing that can be read
     * only once
     */
    body?: string | Blob | FormData | URLSearchParams | undefined;
    /**
     * sent with every attempt; a request that is no GET gets an Idempotency-Key besides,
     * unless they name one, so that a second attempt never does the work twice
     */
    headers?: HeadersInit | undefined;
    /**
     * how often to try to come back before giving up; 10 by default
     */
    attempts?: number | undefined;
    /**
     * milliseconds without a byte after which the connection counts as lost; 0, the
     * default, waits for ever
     */
    silence?: number | undefined;
    /**
     * each time that a stream has been opened
     */
    onopen?: ((response: Response) => void) | undefined;
    /**
     * each time that a stream was lost and will be tried again
     */
    onretry?: ((retry: Retry) => void) | undefined;
};
