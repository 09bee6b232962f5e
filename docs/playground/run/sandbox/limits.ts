import type { Limits } from './rate';

/** Messages that a client sends on all its sockets. */
export const FROM_CLIENT: Limits = { burst: 5_000, sustained: 500 };
/**
 * The same for a server, to all tabs together. Each is a fact in the page's log, too: on a laptop
 * with two cores the button to stop answers within 0.4 s at 1,000 in a second, within 0.9 s at
 * 2,000, and within 4 s at 5,500, in Chromium and in Firefox alike.
 */
export const FROM_SERVER: Limits = { burst: 10_000, sustained: 1_500 };
/** Their bytes. */
export const BYTES: Limits = { burst: 128 * 2 ** 20, sustained: 32 * 2 ** 20 };
/** Lines on the console. */
export const PRINTS: Limits = { burst: 2_000, sustained: 300 };
/** Their characters. */
export const PRINTED: Limits = { burst: 500_000, sustained: 100_000 };
/** Characters of one line on the console; the rest is cut. */
export const LONGEST_PRINT = 5_000;
/** What the page hears of one realm in all; an honest one stays far below. */
export const REPORTS: Limits = { burst: 20_000, sustained: 3_000 };
/** Characters of a message, or of an address, that are shown. */
export const LONGEST_TEXT = 200;
/** Lines that one report names at most: more than fit on a screen are no news. */
export const LINES = 100;
/** What passes on the wire is told in heaps of at most so many. */
export const HEAP = 100;

/** Milliseconds that the reader's code may go on without a pause. */
export const LONGEST_TASK = 2_000;
/** Milliseconds that it may be busy, of the window's. */
export const BUSY = 3_000;
export const WINDOW = 4_000;

/** Timers that may be pending; what starts two for each that ends has so many within a second. */
export const TIMERS = 10_000;

/** Bytes of buffers and arrays that a program may hold, as far as their size is told. */
export const HELD = 512 * 2 ** 20;
/** Bytes of texts that it makes by their length. */
export const TEXTS: Limits = { burst: 512 * 2 ** 20, sustained: 128 * 2 ** 20 };
