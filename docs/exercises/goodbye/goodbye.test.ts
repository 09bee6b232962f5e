import { prove } from '#docs/exercises/testing/prove';
import { goodbye } from './exercise';

prove(goodbye, import.meta.dir);
