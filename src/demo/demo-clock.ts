/** The demo begins on this Wednesday, so that the sample register's quarters mean something. */
const DEMO_START = new Date('2026-11-18T10:00:00Z');

/** A clock that runs as usual and can be moved ahead. */
export class DemoClock {
  #offsetMs = DEMO_START.getTime() - Date.now();

  readonly now = (): Date => new Date(Date.now() + this.#offsetMs);

  /** Moves on to a later instant; an earlier one changes nothing. */
  moveTo(instant: Date): void {
    this.#offsetMs += Math.max(0, instant.getTime() - this.now().getTime());
  }
}
