import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { add, missingTool, results, summary } from './results.mjs';

const { CI } = process.env;

afterEach(() => {
  if (CI === undefined) {
    delete process.env.CI;
  } else {
    process.env.CI = CI;
  }
});

test('the closing line counts everything and keeps quiet about nothing skipped', () => {
  const total = add(results({ passed: 3 }), results({ passed: 2, failed: 1 }));
  assert.equal(summary(total), '5 passed, 1 failed');
  assert.equal(
    summary(add(total, results({ skipped: 4 }))),
    '5 passed, 1 failed, 4 skipped',
  );
});

test('a missing tool is skipped by a developer and fails in CI', t => {
  t.mock.method(console, 'error', () => {});
  delete process.env.CI;
  assert.deepEqual(missingTool('Tests', 'no tool'), results({ skipped: 1 }));
  process.env.CI = 'true';
  assert.deepEqual(missingTool('Tests', 'no tool'), results({ failed: 1 }));
});
