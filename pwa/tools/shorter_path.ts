/** Writes the drawing of an icon shorter: steps instead of places, rounded so that no error adds up. */

/** The numbers of each command: across, down, or neither (radii, turn and flags of an arc). */
const NUMBERS: Readonly<Record<string, string>> = { m: 'xy', l: 'xy', h: 'x', v: 'y', c: 'xyxyxy', s: 'xyxy', q: 'xyxy', t: 'xy', a: 'r....xy', z: '' };
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/y;
const FLAG = /[01]/y;
const BETWEEN = /[\s,]*/y;
/** Drawings are 24 wide and shown in 16 to 44 pixels: a tenth of a unit at most is a tenth of a pixel off. */
const PARTS = 10;
const DOT = 0.05;

interface Segment {
  readonly command: string;
  readonly numbers: readonly number[];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const ORIGIN: Place = { x: 0, y: 0 };

/** The same drawing, each line as steps from where the one before has ended. */
export function shorterPath(path: string): string {
  /** Where the pen is, and where it is in the shortened drawing; `begin`: where the shape began. */
  let [at, drawn, begin, drawnBegin]: Place[] = [ORIGIN, ORIGIN, ORIGIN, ORIGIN];
  let [result, before] = ['', ''];
  for (const { command, numbers } of segments(path)) {
    const kind = command.toLowerCase();
    const [pen, from, drawnFrom]: Place[] = [at!, command === kind ? at! : ORIGIN, kind === 'm' ? ORIGIN : drawn!];
    const steps = numbers.map((number, index) => {
      const axis = NUMBERS[kind]![index];
      if (axis !== 'x' && axis !== 'y') return rounded(number);
      const place = from![axis] + number;
      // A dot is a line of hardly any length: without any it is not drawn everywhere.
      const length = place - pen![axis];
      const isDot = 'hlv'.includes(kind) && Math.abs(length) < DOT;
      const short = isDot ? Math.round(length * 100) / 100 : rounded(place - drawnFrom![axis]);
      at = { ...at!, [axis]: place };
      drawn = { ...drawn!, [axis]: drawnFrom![axis] + short };
      return short;
    });
    if (kind === 'm') [begin, drawnBegin] = [at, drawn];
    if (kind === 'z') [at, drawn] = [begin, drawnBegin];
    const letter = kind === 'm' ? 'M' : kind;
    const words = written(steps);
    result += letter !== before || kind === 'm' ? letter + words : (words.startsWith('-') ? '' : ' ') + words;
    before = letter;
  }
  return result;
}

function rounded(number: number): number {
  return Math.round(number * PARTS) / PARTS;
}

/** "1.5-.5 3.5.5": no sign between numbers that can do without. */
function written(numbers: readonly number[]): string {
  return numbers.reduce((text, number) => {
    const word = String(number).replace(/^(-?)0\./, '$1.').replace(/^-0$/, '0');
    const needsNone = text === '' || word.startsWith('-') || (word.startsWith('.') && /\.\d*$/.test(text));
    return text + (needsNone ? '' : ' ') + word;
  }, '');
}

/** One by one: "L1 2 3 4" is two, and what follows a first move is lines. */
function segments(path: string): Segment[] {
  const found: Segment[] = [];
  for (const [, command = '', rest = ''] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    let place = 0;
    let next = command;
    do {
      const { numbers, end } = numbersOf(next.toLowerCase(), rest, place);
      found.push({ command: next, numbers });
      place = end;
      if (next === 'M') next = 'L';
      else if (next === 'm') next = 'l';
    } while (place < rest.length);
  }
  return found;
}

function numbersOf(kind: string, text: string, start: number): { numbers: number[]; end: number } {
  let place = start;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = place;
    const word = pattern.exec(text)?.[0];
    if (word === undefined) throw new Error(`"${text}" is no ${kind} of a path`);
    place += word.length;
    return word;
  };
  const numbers = [...NUMBERS[kind]!].map((_, index) => {
    take(BETWEEN);
    return Number(take(kind === 'a' && (index === 3 || index === 4) ? FLAG : NUMBER));
  });
  take(BETWEEN);
  return { numbers, end: place };
}
