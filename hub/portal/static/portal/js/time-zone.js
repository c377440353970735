// <hub-time-zone>: its select begins with the time zone of this device. Without scripts it begins with a guess of the server.
class HubTimeZone extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!select || !zone || this.hasAttribute("data-chosen")) {
      return;
    }
    if (![...select.options].some((option) => option.value === zone)) {
      select.append(new Option(zone.replaceAll("_", " "), zone));
    }
    select.value = zone;
  }
}

customElements.define("hub-time-zone", HubTimeZone);
