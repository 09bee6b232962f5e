import { prove } from '#docs/exercises/testing/prove';
import { comeBack } from './exercise';

prove(comeBack, import.meta.dir);
