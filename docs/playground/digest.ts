import { sha1 } from '#protocol';

import type { Files } from './run/contract';

/**
 * Names a version of a program, so that edits know which listing they began from. It guards
 * nothing: `crypto.subtle` would do, were it there on a page that came by http from a LAN address.
 */
export function digest(files: Files): string {
	const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
	const bytes = sha1(new TextEncoder().encode(JSON.stringify(entries)));
	return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
