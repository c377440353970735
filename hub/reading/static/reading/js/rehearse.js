// What rehearsing has besides the slides.
import "hub/clock";
import "hub/speaking-note";
