import { VERSION } from '#docs/playground/bun/bun';
import { onlyWith } from '#docs/playground/bun/unavailable';

/** What Hono's adapter takes from the realm; a program has a `Bun` of its own. */
const bun = onlyWith('Bun', { version: VERSION });
Object.defineProperty(globalThis, 'Bun', { value: bun, configurable: true });
