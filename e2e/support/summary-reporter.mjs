import { leftOut } from './selection.mjs';

/** Says what is left out before the run, and the result in one last line. A journey that did not run makes the run red. */
export default class SummaryReporter {
  #suite;

  printsToStdio() {
    return false;
  }

  onBegin(_config, suite) {
    this.#suite = suite;
    for (const line of leftOut()) console.log(line);
  }

  onEnd(result) {
    const tests = this.#suite.allTests();
    const passed = tests.filter((test) => test.outcome() === 'expected' && test.results.some(({ status }) => status === 'passed'));
    const failed = tests.length - passed.length;
    this.#line = `${passed.length} passed, ${failed} failed`;
    const green = tests.length > 0 && failed === 0;
    return { status: result.status === 'passed' && !green ? 'failed' : result.status };
  }

  // After every other reporter has written its own end.
  onExit() {
    console.log(this.#line);
  }

  #line = '0 passed, 0 failed';
}
