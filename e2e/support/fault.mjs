/**
 * Marks a journey as a fault: the row of the table that `cargo xtask test faults` prints, and what
 * happened. What was done is the journey's title. Every such journey ends by seeing the session.
 */
export const fault = (row, happened) => ({ tag: '@fault', annotation: { type: 'fault', description: `${row} | ${happened}` } });

/** The line of a fault that has passed; nothing for another journey. */
export function faultLine({ title, annotations }) {
  const found = annotations.find(({ type }) => type === 'fault');
  if (!found) return undefined;
  const [row, happened] = found.description.split(' | ');
  return `fault: ${row} | ${title} | ${happened} | sessions lost: 0`;
}
