// Tells of a finger that moves across an element, to the left or to the right. Two fingers, a page that is drawn large,
// and a way down are something else.
const FAR = 60;

export function whenSwiped(element, tell, signal) {
  let began;
  const start = ({ touches }) => {
    began = touches.length === 1 && !(visualViewport?.scale > 1) ? touches[0] : undefined;
  };
  const end = ({ changedTouches: [{ clientX, clientY }] }) => {
    const right = began ? clientX - began.clientX : 0;
    const down = began ? clientY - began.clientY : 0;
    began = undefined;
    if (Math.abs(right) > FAR && Math.abs(right) > 2 * Math.abs(down)) tell(right < 0);
  };
  element.addEventListener("touchstart", start, { passive: true, signal });
  element.addEventListener("touchend", end, { passive: true, signal });
}
