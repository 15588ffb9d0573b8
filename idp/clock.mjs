const trueNow = Date.now;

/**
 * Moves this process's clock, so that tests need not wait for a lifetime to pass.
 * Everything here tells the time with Date.now, oidc-provider included.
 */
export class Clock {
  /** Seconds ahead of (or, negative, behind) the machine's clock. */
  setOffset(seconds) {
    Date.now = seconds === 0 ? trueNow : () => trueNow() + seconds * 1000;
  }

  reset() {
    this.setOffset(0);
  }
}
