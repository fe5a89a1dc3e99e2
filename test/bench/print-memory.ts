/** For `node --import`: what the process took at its highest, as the last line of stderr. */
process.on('exit', () => {
  process.stderr.write(`\npeak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
