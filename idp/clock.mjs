const trueNow = Date.now;

/**
 * Moves this process's clock, so that tests need not wait for a lifetime to pass.
 * Everything here tells the time with Date.now, oidc-provider included.
 */
export class Clock {
  /** Seconds ahead of (or, negative, behind) the machine's clock; a stopped clock stays there. */
  setOffset(seconds, stopped = false) {
    const now = () => trueNow() + seconds * 1000;
    const at = now();
    if (stopped) Date.now = () => at;
    else Date.now = seconds === 0 ? trueNow : now;
  }

  reset() {
    this.setOffset(0);
  }
}
