import { acceptKey } from '#protocol';

import type { Check } from '#docs/exercises/checking/exercise';
import { rfc6455 } from '#docs/exercises/checking/rule';
import { exactly, mentioning } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

const KEY_BYTES = 16;

/** A key as a browser makes one: 16 random bytes in Base64 (RFC 6455, section 4.1). */
const newKey = () =>
	btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(KEY_BYTES))));

export const checks = [
	{
		name: 'rfc-example',
		rule: rfc6455('1.3'),
		async run(probe) {
			const a = await probe.connect();
			a.send('dGhlIHNhbXBsZSBub25jZQ==');
			await a.hears('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
		},
	},
	{
		name: 'any-key',
		needs: 'rfc-example',
		rule: rfc6455('4.2.2'),
		async run(probe) {
			const a = await probe.connect();
			for (const key of [newKey(), newKey(), newKey()]) {
				a.send(key);
				await a.hears(acceptKey(key));
			}
		},
	},
	{
		name: 'same-key-same-value',
		needs: 'any-key',
		rule: rfc6455('4.2.2'),
		async run(probe) {
			const a = await probe.connect();
			const key = newKey();
			for (let time = 0; time < 3; time += 1) {
				a.send(key);
				await a.hears(acceptKey(key));
			}
		},
	},
	{
		name: 'each-its-own',
		needs: 'any-key',
		rule: rfc6455('4.1'),
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const [keyOfA, keyOfB] = [newKey(), newKey()];
			a.send(keyOfA);
			b.send(keyOfB);
			const [ofA, ofB] = [acceptKey(keyOfA), acceptKey(keyOfB)];
			await a.hearsWithout([mentioning(ofB)], exactly(ofA));
			await b.hearsWithout([mentioning(ofA)], exactly(ofB));
			// The value for B may have come to A after its own, but not after this one.
			const last = newKey();
			a.send(last);
			await a.hearsWithout([mentioning(ofB)], exactly(acceptKey(last)));
		},
	},
] as const satisfies readonly Check[];
