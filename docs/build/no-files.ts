import { unavailable } from '#docs/playground/bun/unavailable';

/** Hono's adapter for Bun can serve files; a page has none. */
export const stat = unavailable('node:fs/promises');
export const join = unavailable('node:path');
