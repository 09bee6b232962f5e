import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		welcome: {
			name: {
				ja: '入ると、`welcome` が届く',
				en: 'Whoever enters is welcomed',
			},
			failed: {
				ja: 'つながった本人に、`history` と `names` を持つ `{"type":"welcome"}` を 1 通送ります。',
				en: 'Send one `{"type":"welcome"}`, with `history` and `names`, to whoever has connected.',
			},
		},
		'everyone-in-the-room-hears': {
			name: {
				ja: '発言が、部屋の全員に名前つきで届く',
				en: 'What one says reaches everyone in the room, with the name',
			},
			failed: {
				ja: '`{"type":"said"}` に、話した人の `name` と `text` を入れて、話した本人も含めた部屋の全員に、1 回ずつ配ります。JSON は `JSON.stringify` で作ります。',
				en: 'Put the `name` of the speaker and the `text` into `{"type":"said"}`, and deliver it to everyone in the room once, the speaker too. Let `JSON.stringify` write the JSON.',
			},
		},
		'other-rooms-do-not': {
			name: {
				ja: '発言も出入りも、ほかの部屋には届かない',
				en: 'Nothing of it reaches other rooms',
			},
			failed: {
				ja: '`said`、`joined`、`left` のどれも、部屋ごとのトピックに発行します。',
				en: '`said`, `joined` and `left` all go to the topic of the room.',
			},
		},
		joined: {
			name: {
				ja: '来た人の名前が、前からいた人に届く',
				en: 'Those who were there are told who came',
			},
			failed: {
				ja: '`{"type":"joined","name":"…"}` は、前からいた人にだけ、1 回届きます。来た本人には `welcome` があります。',
				en: '`{"type":"joined","name":"…"}` is for those who were there already, once. The newcomer has the `welcome`.',
			},
		},
		left: {
			name: {
				ja: '去った人の名前が、残った全員に届く',
				en: 'Those who stay are told who left',
			},
			failed: {
				ja: '`onClose` で `server.publish` を使います。名前は、接続ごとの `const` から読みます。1 人につき 1 回です。',
				en: 'Use `server.publish` in `onClose`, once, and the name from a `const` of that connection.',
			},
		},
		names: {
			name: {
				ja: '`names` は、今いる人だけを並べる',
				en: '`names` lists those who are there',
			},
			failed: {
				ja: '来た本人も入れ、去った人は消します。部屋ごとに別の一覧にします。',
				en: 'The newcomer is in it, and whoever has left is not. Each room has a list of its own.',
			},
		},
		history: {
			name: {
				ja: '履歴は 1 度だけ、新しいほうから 50 通',
				en: 'The history comes once, and holds the newest 50',
			},
			failed: {
				ja: '`history` は部屋ごとに 1 つで、古い順に `name` と `text` を並べます。同じ文字でも 1 通は 1 通です。50 を超えたら古いほうから捨て、前からいる人には送りません。',
				en: 'There is one `history` for each room: `name` and `text`, oldest first, what was said twice twice. Past 50, drop the oldest. Those who were there do not get it again.',
			},
		},
		'bad-input': {
			name: {
				ja: '悪い入力には本人にエラーを返し、動きつづける',
				en: 'Bad input is answered with an error, and the chat goes on',
			},
			failed: {
				ja: 'JSON でないもの、形のちがうもの、空の文字、500 文字を超える文字には、本人にだけ `{"type":"error"}` を返します。500 文字ちょうどは配ります。',
				en: 'What is no JSON, has the wrong shape, is empty or longer than 500 characters gets `{"type":"error"}`, for its sender alone. Just 500 characters are delivered.',
			},
		},
		'not-enough': {
			name: {
				ja: '部屋か名前がなければ、4404 で閉じる',
				en: 'Without a room or a name, the connection is closed with 4404',
			},
			failed: {
				ja: '`onOpen` で `ws.close(4404, …)` を呼びます。空の文字も、ないのと同じです。`onClose` はこの接続でも呼ばれますが、入っていない人の `left` は配りません。',
				en: 'Call `ws.close(4404, …)` in `onOpen`. An empty text is as good as none. `onClose` runs for such a connection too, but who never came in has not left.',
			},
		},
		'left-after-a-cut': {
			name: {
				ja: '突然切れた人のことも、知らせが届く',
				en: 'A cut wire is told of too',
			},
			failed: {
				ja: '`onClose` は、コード 1006 でも呼ばれます。コードや、さようならのメッセージを条件にしません。',
				en: '`onClose` runs for 1006 as well. Let it depend neither on the code nor on a goodbye.',
			},
		},
	},
	hints: [
		{
			ja: 'これまでの練習を組み合わせます。`rooms`、`history-once`、`goodbye`、`bad-input` の順に、1 つずつ足していくと楽です。',
			en: 'This is what you did in the other exercises, together. Take `rooms`, `history-once`, `goodbye` and `bad-input` one after another.',
		},
		{
			ja: '部屋は `Map` に入れます。1 つの部屋は、`history` の配列と、いる人の `Set` です。',
			en: 'Keep the rooms in a `Map`. A room is an array `history` and a `Set` of who is there.',
		},
		{
			ja: '同じ名前の人が 2 人いることもあります。`Set` には、名前ではなく、接続ごとのオブジェクト `{ name }` を入れます。',
			en: 'Two people may have the same name. What goes into the `Set` is not the name but an object `{ name }` for each connection.',
		},
		{
			ja: '`onOpen` の順番は、`Set` に入れる、`welcome` を送る、購読する、`ws.raw?.publish` で `joined` を配る、です。',
			en: 'In `onOpen`: add to the `Set`, send the `welcome`, subscribe, then `ws.raw?.publish` the `joined`.',
		},
	],
	starterFails: ['welcome'],
};
