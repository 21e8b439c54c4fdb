/** Whether the process still takes work: a stopping one says so before it closes its door. */
export class Readiness {
  draining = false;
}
