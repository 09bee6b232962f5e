import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		'rfc-example': {
			name: {
				ja: 'RFC の例のキーに、RFC と同じ値を返す',
				en: 'The key of the RFC gives the value of the RFC',
			},
			failed: {
				ja: 'キーの文字に GUID の文字をつなぎ、SHA-1 にかけ、20 バイトの結果を Base64 にします。キーはデコードしません。16 進の文字列を Base64 にするのも、よくある取り違えです。',
				en: 'Put the GUID behind the key, both as text, hash with SHA-1, and write the 20 bytes in Base64. The key is not decoded first. Another common slip is to write the hexadecimal digits in Base64.',
			},
		},
		'any-key': {
			name: {
				ja: 'どのキーにも、正しい値を返す',
				en: 'Any key gives the right value',
			},
			failed: {
				ja: '例のキーでは合っていて、ほかのキーでは合いません。決まった文字列を返しているか、前のキーの計算が残っています。',
				en: 'The example is right, and other keys are not. Either a fixed text is returned, or something of the key before is left over.',
			},
		},
		'same-key-same-value': {
			name: {
				ja: '同じキーには、いつも同じ値を返す',
				en: 'The same key always gives the same value',
			},
			failed: {
				ja: 'SHA-1 の計算に使うオブジェクトは、1 回ごとに新しく作ります。値に時刻や順番を混ぜません。',
				en: 'Make a new hash object for each key. Neither time nor a counter goes into the value.',
			},
		},
		'each-its-own': {
			name: {
				ja: '2 人が同時に頼んでも、それぞれに正しい値を返す',
				en: 'Two at once each get their own',
			},
			failed: {
				ja: '接続ごとに変わるものを、外の変数に置くと混ざります。`onMessage` の中の `const` と、そこで受けとった `ws` を使います。返すのは `ws.send` で、頼んだ本人にだけです。',
				en: 'What differs between connections gets mixed up in a variable outside. Use a `const` inside `onMessage`, and the `ws` that it receives. `ws.send` answers whoever asked, and nobody else.',
			},
		},
	},
	hints: [
		{
			ja: '足す文字は、いつも同じ GUID です：`258EAFA5-E914-47DA-95CA-C5AB0DC85B11`（RFC 6455 §1.3）',
			en: 'What is added is always the same GUID: `258EAFA5-E914-47DA-95CA-C5AB0DC85B11` (RFC 6455 §1.3).',
		},
		{
			ja: "`new Bun.CryptoHasher('sha1')` に `update(…)` で文字を渡します。",
			en: "Give the text to `new Bun.CryptoHasher('sha1')` with `update(…)`.",
		},
		{
			ja: "最後に `digest('base64')` を呼ぶと、20 バイトが Base64 になって返ります。",
			en: "At the end, `digest('base64')` returns the 20 bytes in Base64.",
		},
		{
			ja: "`ws.send(new Bun.CryptoHasher('sha1').update(key + guid).digest('base64'))`",
			en: "`ws.send(new Bun.CryptoHasher('sha1').update(key + guid).digest('base64'))`",
		},
	],
	starterFails: ['rfc-example'],
};
