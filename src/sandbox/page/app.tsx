/** The workspace in the browser. */
export function App() {
  return <main>Sandbox workspace</main>;
}
