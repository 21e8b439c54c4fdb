/**
 * One thing wrong with a framework file.
 *
 * Shape:  `place` as in `themes[0].recommendations[3].enablers[1]`, or `the file`; `rule` says what is wrong in words.
 * Absent: no `line` where the fault belongs to no line.
 *
 * @example
 * const fault: FrameworkFault = { file: 'cscip-2017.yaml', line: 85, place: 'strength[0]', rule: '"good" is no level of this scale' };
 */
export interface FrameworkFault {
  readonly file: string;
  readonly line?: number;
  readonly place: string;
  readonly rule: string;
}

/**
 * A framework file is refused; `faults` are all that is wrong with it, from the top of the file down, and the message has one a line.
 *
 * @example
 * // cscip-2017.yaml:85: themes[0].recommendations[3].enablers[1]: "visoin" is no enabler of this framework
 * if (error instanceof FrameworkFileError) console.error(error.message);
 */
export class FrameworkFileError extends Error {
  override readonly name = 'FrameworkFileError';
  readonly faults: readonly FrameworkFault[];

  constructor(faults: readonly FrameworkFault[]) {
    super(faults.map(inOneLine).join('\n'));
    this.faults = faults;
  }
}

function inOneLine({ file, line, place, rule }: FrameworkFault): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${place}: ${rule}`;
}
