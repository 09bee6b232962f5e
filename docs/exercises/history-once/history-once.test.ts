import { prove } from '#docs/exercises/testing/prove';
import { historyOnce } from './exercise';

prove(historyOnce, import.meta.dir);
