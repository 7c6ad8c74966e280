// The key with which this tablet locks away what it keeps, and the word by which the server knows
// its forms. They live as long as this tab: a reload offline works, a closed tab leaves nothing.

export class Ticket {
  constructor(address) {
    this.address = address;
    this.place = `sleutel:${address}`;
    Object.assign(this, JSON.parse(sessionStorage.getItem(this.place) ?? "{}"));
  }

  // Gives whether the server gave one; without internet the one of before stays good.
  async renew() {
    try {
      const answer = await fetch(`${this.address}/sleutel`, { cache: "no-store", redirect: "manual" });
      if (!answer.ok) return false;
      const { key, token } = await answer.json();
      Object.assign(this, { key, token });
      sessionStorage.setItem(this.place, JSON.stringify({ key, token }));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    sessionStorage.removeItem(this.place);
  }
}
