import { faultLine } from './fault.mjs';
import { leftOut } from './selection.mjs';

/** Says what is left out before the run, and the result in one last line. A journey that did not run makes the run red. */
export default class SummaryReporter {
  #suite;
  #ran = false;
  #lines = [];

  printsToStdio() {
    return false;
  }

  onBegin(_config, suite) {
    this.#suite = suite;
    for (const line of leftOut()) console.log(line);
  }

  onTestEnd(test, { status }) {
    this.#ran = true;
    const line = process.env.E2E_FAULTS && status === 'passed' && faultLine(test);
    if (line) console.log(line);
  }

  onEnd(result) {
    // `--list` runs nothing and is no failure.
    if (!this.#ran && result.status === 'passed') return undefined;
    const tests = this.#suite.allTests();
    const passed = tests.filter((test) => ['expected', 'flaky'].includes(test.outcome()) && test.results.some(({ status }) => status === 'passed'));
    const failed = tests.length - passed.length;
    const again = passed.filter((test) => test.outcome() === 'flaky');
    this.#lines = [
      ...again.map((test) => `passed only at the second attempt: ${test.titlePath().filter(Boolean).join(' › ')}`),
      `${passed.length} passed, ${failed} failed`,
    ];
    return { status: result.status === 'passed' && failed > 0 ? 'failed' : result.status };
  }

  // After every other reporter has written its own end.
  onExit() {
    for (const line of this.#lines) console.log(line);
  }
}
