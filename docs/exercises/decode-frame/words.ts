import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		'rfc-example': {
			name: {
				ja: 'RFC の例のフレームが読める',
				en: 'The frame of the RFC is read',
			},
			failed: {
				ja: '1 バイトめの最上位ビットが `fin`、下の 4 ビットが `opcode` です。2 バイトめの最上位ビットが `masked`、残りの 7 ビットが長さです。そのあとにマスクの 4 バイト、本体が続きます。',
				en: 'The top bit of the first byte is `fin`, its low four bits are the `opcode`. The top bit of the second is `masked`, the other seven are the length. Then come four bytes of mask, and the payload.',
			},
		},
		'any-mask': {
			name: {
				ja: 'どのマスクでも読める',
				en: 'Any mask is undone',
			},
			failed: {
				ja: '本体の i バイトめを、マスクの `i % 4` バイトめと `^`（XOR）します。マスクは、フレームごとにちがいます。',
				en: 'XOR (`^`) byte i of the payload with byte `i % 4` of the mask. Every frame has another mask.',
			},
		},
		japanese: {
			name: {
				ja: '日本語も読める',
				en: 'Japanese is read',
			},
			failed: {
				ja: 'マスクを外してから、全体を `TextDecoder` に渡します。1 バイトを 1 文字にすると、UTF-8 の日本語が壊れます。',
				en: 'Undo the mask, then give all of it to a `TextDecoder`. One character for each byte breaks what UTF-8 writes in several.',
			},
		},
		'fin-and-opcode': {
			name: {
				ja: '途中のフレームも、ping も pong も読める',
				en: 'Unfinished frames, ping and pong are read',
			},
			failed: {
				ja: '`fin` は `true` とは限らず、`opcode` は 1 とは限りません。値を決めうちせず、ビットから読みます。',
				en: '`fin` need not be `true`, and `opcode` need not be 1. Read both from the bits.',
			},
		},
		empty: {
			name: {
				ja: '空のフレームが読める',
				en: 'An empty frame is read',
			},
			failed: {
				ja: '長さ 0 のフレームも正しいフレームです。`text` は空の文字列になります。',
				en: 'A frame of length 0 is a good frame. Its `text` is the empty string.',
			},
		},
		unmasked: {
			name: {
				ja: 'マスクのないフレームも読める',
				en: 'A frame without a mask is read',
			},
			failed: {
				ja: 'サーバーから送るフレームに、マスクはありません。`masked` が `false` なら、4 バイトの鍵もなく、長さのすぐあとが本体です。',
				en: 'What a server sends is not masked. Where `masked` is `false`, there are no four bytes of key: the payload follows the length.',
			},
		},
		'length-in-16-bits': {
			name: {
				ja: '126〜65535 バイトの長さが読める',
				en: 'Lengths from 126 to 65535 are read',
			},
			failed: {
				ja: '7 ビットの値が 126 なら、本当の長さは次の 2 バイトにあります。大きい位が先です（ビッグエンディアン）。マスクがなくても同じです。',
				en: 'Where the seven bits say 126, the real length is in the next two bytes, the high one first (big endian). Without a mask it is the same.',
			},
		},
		'length-in-64-bits': {
			name: {
				ja: '65536 バイト以上の長さが読める',
				en: 'Lengths from 65536 up are read',
			},
			failed: {
				ja: '7 ビットの値が 127 なら、本当の長さは次の 8 バイトにあります。`DataView` の `getBigUint64` で読めます。マスクがなくても同じです。',
				en: 'Where the seven bits say 127, the real length is in the next eight bytes. `getBigUint64` of a `DataView` reads them. Without a mask it is the same.',
			},
		},
	},
	hints: [
		{
			ja: 'ビットを調べるには `&` を使います。`(bytes[0] & 0x80) !== 0` が `fin`、`bytes[0] & 0x0f` が `opcode` です。',
			en: 'Use `&` to look at bits: `(bytes[0] & 0x80) !== 0` is `fin`, and `bytes[0] & 0x0f` is the `opcode`.',
		},
		{
			ja: '2 バイトめも同じです。`bytes[1] & 0x80` がマスクの有無、`bytes[1] & 0x7f` が長さです。',
			en: 'The second byte alike: `bytes[1] & 0x80` says whether there is a mask, `bytes[1] & 0x7f` is the length.',
		},
		{
			ja: '今どこまで読んだかを、変数 `place` に持ちます。長さが 126 なら 2 バイト、127 なら 8 バイト、マスクがあれば 4 バイト進みます。',
			en: 'Keep in a variable `place` how far you have read. It moves on by two bytes for a length of 126, by eight for 127, and by four for a mask.',
		},
		{
			ja: '本体は `bytes.slice(place).map((byte, i) => byte ^ key[i % 4])` です。`new TextDecoder().decode(…)` で文字にします。',
			en: 'The payload is `bytes.slice(place).map((byte, i) => byte ^ key[i % 4])`. `new TextDecoder().decode(…)` makes it text.',
		},
	],
	starterFails: ['rfc-example'],
};
