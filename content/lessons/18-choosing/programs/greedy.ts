const begun = Date.now();
setTimeout(() => {
  const late = Date.now() - begun >= 200;
  console.log(late ? 'the timer was late' : 'the timer was in time');
}, 10);
while (Date.now() - begun < 200) {
  // busy: the loop never comes back to the event loop
}
