// Start Slack's emulator on a free port of the loopback address and print where it is, as one line of JSON.
// It ends with its standard input, so that no test leaves one behind.
import { createServer } from "node:net";
import { createEmulator } from "emulate";

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const scopes = JSON.parse(process.argv[2]);
const user = (token) => (token.includes("guest") ? "guest" : "admin");
const tokens = Object.entries(scopes).map(([token, granted]) => ({ token, user: user(token), scopes: granted }));
const emulator = await createEmulator({
  service: "slack",
  port: await freePort(),
  seed: {
    slack: {
      users: [{ name: "guest" }],
      channels: [{ name: "news" }, { name: "secret", is_private: true }],
      tokens,
      strict_scopes: true,
    },
  },
});
console.log(JSON.stringify({ url: emulator.url }));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
