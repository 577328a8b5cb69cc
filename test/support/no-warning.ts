// Any warning fails the test that caused it: what is printed and passed over is a fault nobody mends.
process.on('warning', (warning) => {
  throw warning;
});
for (const level of ['warn', 'error'] as const) {
  console[level] = (...parts: unknown[]) => {
    throw new Error(`console.${level} in a test: ${parts.map(String).join(' ')}`);
  };
}
