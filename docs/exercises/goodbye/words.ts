import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		'after-a-close': {
			name: {
				ja: '去った人の名前が、残った人に届く',
				en: 'Those who stay are told who left',
			},
			failed: {
				ja: '`onClose` で、`{"type":"left","name":"…"}` を配ります。本人の接続はもう閉じているので、残った人に知らせるのはサーバーの `server.publish` です。',
				en: 'In `onClose`, deliver `{"type":"left","name":"…"}`. The connection is closed by then, so it is the server that tells the others: `server.publish`.',
			},
		},
		'the-right-name': {
			name: {
				ja: 'ほかの人の名前と取り違えない',
				en: 'It is the right name',
			},
			failed: {
				ja: '名前を外の変数に置くと、最後に来た人の名前になります。`upgradeWebSocket((c) => { … })` の中の `const` に置きます。名前に `"` があっても壊れないように、JSON は `JSON.stringify` で作ります。',
				en: 'In a variable outside, the name is that of whoever came last. Keep it in a `const` inside `upgradeWebSocket((c) => { … })`. A name may have a `"` in it, so let `JSON.stringify` write the JSON.',
			},
		},
		'everyone-is-told': {
			name: {
				ja: '残った全員に届く',
				en: 'All of them are told',
			},
			failed: {
				ja: 'あとから来た人も含めて、全員が同じトピックを購読していますか。同じ名前の人もいるので、接続を名前で覚えると、1 人が消えます。',
				en: 'Is everyone subscribed to the same topic, also those who came later? Two may have one name: in a list by name, one of them is missing.',
			},
		},
		once: {
			name: {
				ja: '1 人につき 1 回だけ届く',
				en: 'Each goodbye comes once',
			},
			failed: {
				ja: '`onClose` は、接続ごとに 1 回呼ばれます。`onError` や、ほかの場所でも知らせていないか確かめてください。',
				en: '`onClose` runs once for each connection. Look whether it is told somewhere else as well, in `onError` perhaps.',
			},
		},
		'not-before': {
			name: {
				ja: 'まだいる人の名前は届かない',
				en: 'Nobody is said to have left who is still there',
			},
			failed: {
				ja: '来たときや話したときに `left` を送っていないか、去った人といっしょに全員の名前を送っていないか確かめてください。',
				en: 'Look for a `left` that is sent when somebody comes or speaks, or for one that names everybody.',
			},
		},
		'after-a-cut': {
			name: {
				ja: '接続が突然切れても、知らせが届く',
				en: 'A cut wire is told of too',
			},
			failed: {
				ja: 'ケーブルが抜けた人は、挨拶を送れません。`onClose` はそのときも、コード 1006 で呼ばれます。コードや、本人からの「さようなら」を条件にしていないか確かめてください。',
				en: 'Whoever is cut off cannot say goodbye. `onClose` runs all the same, with code 1006. Look for a condition on the code, or on a message that says goodbye.',
			},
		},
	},
	hints: [
		{
			ja: "名前は、`c.req.query('name')` で読めます。",
			en: "`c.req.query('name')` reads the name.",
		},
		{
			ja: '接続が終わると、どんな終わり方でも `onClose` が呼ばれます。',
			en: 'However a connection ends, `onClose` is called.',
		},
		{
			ja: '`onClose` が呼ばれるとき、去る人の接続はもう閉じています。残った人に配るのは、`server.publish` です。',
			en: 'When `onClose` runs, the connection of the one who leaves is closed already. `server.publish` reaches those who stay.',
		},
		{
			ja: "`onClose() { server.publish('all', JSON.stringify({ type: 'left', name })); }`",
			en: "`onClose() { server.publish('all', JSON.stringify({ type: 'left', name })); }`",
		},
	],
	starterFails: ['after-a-close'],
};
