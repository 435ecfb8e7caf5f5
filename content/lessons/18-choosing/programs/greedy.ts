const begun = Date.now();
setTimeout(() => {
  const late = Date.now() - begun >= 200;
  console.log(`the timer was ${late ? 'late' : 'in time'}`);
}, 10);
while (Date.now() - begun < 200) {
  // busy: the loop never comes back to the event loop
}
