/** An HTTP server that listens on this machine. Where it did is still known once it is closed. */
export class Listening {
  #server;

  constructor(server) {
    this.#server = server;
    this.origin = `http://localhost:${server.address().port}`;
  }

  static async start(server, port = 0) {
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, 'localhost', resolve);
    });
    return new Listening(server);
  }

  async close() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
